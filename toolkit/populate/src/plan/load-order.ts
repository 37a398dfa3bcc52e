import { foreignKeysOf, type SchemaDescriptor, TrellisError, topologicalSort } from '@trellis/model';

/** A foreign key by its table and columns. */
export interface KeyName {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The order in which tables are filled, so that a row is loaded after the rows that it refers to. */
export interface LoadOrder {
  readonly tables: readonly string[];
  /** Foreign keys whose columns stay null, to break a cycle. */
  readonly left: readonly KeyName[];
  /** Deferrable foreign keys that are checked at the end of the load, to break a cycle. */
  readonly deferred: readonly KeyName[];
}

interface Edge extends KeyName {
  readonly target: string;
  readonly deferrable: boolean;
  readonly nullable: boolean;
}

/**
 * Orders a schema's tables by their foreign keys, and otherwise as they are declared. A cycle is broken at a
 * deferrable key, or else at a nullable one. A table that refers to itself is not a cycle.
 *
 * @throws TrellisError `SAMPLE_CYCLE` when no key of a cycle is deferrable or nullable
 */
export function loadOrder(schema: SchemaDescriptor): LoadOrder {
  const tables = Object.keys(schema.tables).filter((key) => schema.tables[key]?.partitionOf === undefined);
  let edges = edgesOf(schema, tables);
  const [left, deferred]: [KeyName[], KeyName[]] = [[], []];
  for (;;) {
    const targets = targetsByTable(edges);
    const { order, cycles } = topologicalSort(tables, (table) => targets.get(table) ?? []);
    if (cycles.length === 0) return { tables: order, left, deferred };
    const broken = keyToBreak(edges, cycles);
    (broken.deferrable ? deferred : left).push({ table: broken.table, columns: broken.columns });
    edges = edges.filter((edge) => edge !== broken);
  }
}

function edgesOf(schema: SchemaDescriptor, tables: readonly string[]): Edge[] {
  return tables.flatMap((table) => {
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

function targetsByTable(edges: readonly Edge[]): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, string[]>();
  for (const { table, target } of edges) {
    const known = targets.get(table);
    if (known) known.push(target);
    else targets.set(table, [target]);
  }
  return targets;
}

/** The key at which a cycle is broken. */
function keyToBreak(edges: readonly Edge[], cycles: readonly (readonly string[])[]): Edge {
  const cycleOf = new Map(cycles.flatMap((cycle) => cycle.map((table) => [table, cycle] as const)));
  const cyclic = edges.filter(
    ({ table, target }) => cycleOf.has(table) && cycleOf.get(table) === cycleOf.get(target),
  );
  const broken = cyclic.find(({ deferrable }) => deferrable) ?? cyclic.find(({ nullable }) => nullable);
  if (broken) return broken;
  const names = cyclic.map(({ table, columns, target }) => `${table}(${columns.join(', ')}) → ${target}`);
  throw new TrellisError(
    'SAMPLE_CYCLE',
    `Expected foreign keys by which tables can be filled one after the other, got a cycle: ${names.join(', ')}. Make one of these keys deferrable or nullable.`,
    { details: { foreignKeys: cyclic.map(({ table, columns }) => ({ table, columns })) } },
  );
}
