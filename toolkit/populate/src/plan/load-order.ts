import { foreignKeysOf, type SchemaDescriptor, TrellisError } from '@trellis/model';
import { topologicalSort } from '@trellis/model/internal';
import type { ForeignKeyName } from './load-plan.ts';

/** The order in which tables are filled, so that a row is loaded after the rows that it references. */
export interface LoadOrder {
  readonly tables: readonly string[];
  /** Foreign keys that are null in every row, to break a cycle. */
  readonly nullKeys: readonly ForeignKeyName[];
  /** Deferrable foreign keys that are checked at the end of the load, to break a cycle. */
  readonly deferredKeys: readonly ForeignKeyName[];
}

interface Edge extends ForeignKeyName {
  readonly target: string;
  readonly deferrable: boolean;
  readonly nullable: boolean;
}

/**
 * Orders a schema's tables by their foreign keys, and otherwise as they are declared. Partitions and foreign tables are
 * left out: rows of the first go into their parent, and those of the second are on another server. A cycle is broken at a
 * deferrable key, or else at a nullable one. A table that references itself is not a cycle.
 *
 * @throws TrellisError `SAMPLE_CYCLE` when no key of a cycle is deferrable or nullable
 */
export function loadOrder(schema: SchemaDescriptor): LoadOrder {
  const tables = Object.keys(schema.tables).filter((key) => {
    const table = schema.tables[key];
    return table?.partitionOf === undefined && table?.foreign === undefined;
  });
  let edges = edgesOf(schema, tables);
  const [nullKeys, deferredKeys]: [ForeignKeyName[], ForeignKeyName[]] = [[], []];
  for (;;) {
    const targets = targetsByTable(edges);
    const { order, cycles } = topologicalSort(tables, (table) => targets.get(table) ?? []);
    if (cycles.length === 0) return { tables: order, nullKeys, deferredKeys };
    const broken = keyToBreak(edges, cycles);
    (broken.deferrable ? deferredKeys : nullKeys).push({ table: broken.table, columns: broken.columns });
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

/** Chooses the foreign key that breaks a cycle. */
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
    `Foreign keys form a cycle, so no table can be filled first: ${names.join(', ')}. Make one of them deferrable or nullable.`,
    { details: { foreignKeys: cyclic.map(({ table, columns }) => ({ table, columns })) } },
  );
}
