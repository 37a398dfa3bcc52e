import { foreignKeysOf, type SchemaDescriptor, TrellisError } from '@trellis/model';

/** A foreign key by its table and columns. */
export interface KeyName {
  readonly table: string;
  readonly columns: readonly string[];
}

/** In which order tables are filled so that what a row refers to is there before it. */
export interface LoadOrder {
  readonly tables: readonly string[];
  /** Keys on a cycle that stay null. */
  readonly left: readonly KeyName[];
  /** Keys on a cycle that are checked at the end, since they are deferrable. */
  readonly deferred: readonly KeyName[];
}

interface Edge extends KeyName {
  readonly target: string;
  readonly deferrable: boolean;
  readonly nullable: boolean;
}

/**
 * Orders a schema's tables by their foreign keys. A cycle is opened at a deferrable key, or at
 * one that may be null. A table that refers to itself is no cycle.
 *
 * @throws TrellisError `SAMPLE_CYCLE` when a cycle has neither
 */
export function loadOrder(schema: SchemaDescriptor): LoadOrder {
  const keys = Object.keys(schema.tables).filter((key) => schema.tables[key]?.partitionOf === undefined);
  let edges = edgesOf(schema, keys);
  const [tables, left, deferred]: [string[], KeyName[], KeyName[]] = [[], [], []];
  const waiting = new Set(keys);
  while (waiting.size > 0) {
    const next = [...waiting].find(
      (key) => !edges.some((edge) => edge.table === key && waiting.has(edge.target)),
    );
    if (next !== undefined) {
      tables.push(next);
      waiting.delete(next);
      continue;
    }
    const cut = weakest(edges.filter((edge) => waiting.has(edge.table) && waiting.has(edge.target)));
    (cut.deferrable ? deferred : left).push({ table: cut.table, columns: cut.columns });
    edges = edges.filter((edge) => edge !== cut);
  }
  return { tables, left, deferred };
}

function edgesOf(schema: SchemaDescriptor, keys: readonly string[]): Edge[] {
  return keys.flatMap((table) => {
    const descriptor = schema.tables[table];
    if (descriptor === undefined) return [];
    return foreignKeysOf(schema.tables, descriptor)
      .filter(({ references }) => references.table !== table)
      .map(({ columns, references, deferrable }) => ({
        table,
        columns,
        target: references.table,
        deferrable: deferrable === true,
        nullable: columns.some((column) => descriptor.columns[column]?.nullable === true),
      }));
  });
}

/** The key at which a cycle is opened. */
function weakest(edges: readonly Edge[]): Edge {
  const cyclic = edges.filter((edge) => reaches(edges, edge.target, edge.table));
  const cut = cyclic.find(({ deferrable }) => deferrable) ?? cyclic.find(({ nullable }) => nullable);
  if (cut) return cut;
  const names = cyclic.map(({ table, columns, target }) => `${table}(${columns.join(', ')}) → ${target}`);
  throw new TrellisError(
    'SAMPLE_CYCLE',
    `Expected foreign keys by which tables can be filled one after the other, got a cycle: ${names.join(', ')}. Make one of these keys deferrable or nullable.`,
    { details: { foreignKeys: cyclic.map(({ table, columns }) => ({ table, columns })) } },
  );
}

function reaches(edges: readonly Edge[], from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let table = open.pop(); table !== undefined; table = open.pop()) {
    if (table === to) return true;
    if (seen.has(table)) continue;
    seen.add(table);
    for (const edge of edges) if (edge.table === table) open.push(edge.target);
  }
  return false;
}
