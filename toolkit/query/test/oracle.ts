import { joinPath, primaryKeyOf, type SchemaDescriptor } from '@trellis/model';

export type Data = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
export type Options = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

/**
 * What `load` should give, by the plainest means: loops over rows in memory. Knows conditions of
 * equality, `in` and `gte`, and orders of one column.
 */
export function oracle(schema: SchemaDescriptor, data: Data, table: string, options: Options): Row[] {
  return rowsOf(data[table] ?? [], options, primaryKeyOf(schema.tables[table] as never)).map((row) =>
    shown(schema, data, table, row, options),
  );
}

function shown(schema: SchemaDescriptor, data: Data, table: string, row: Row, options: Options): Row {
  const descriptor = schema.tables[table];
  const columns = (options['$columns'] as string[] | undefined) ?? Object.keys(row);
  const found: Record<string, unknown> = {};
  for (const name of columns) found[name] = row[name];
  for (const [name, { target, direction }] of Object.entries(descriptor?.relationships ?? {})) {
    if (options[name] === undefined) continue;
    const inner = options[name] === true ? {} : (options[name] as Options);
    const [first, second] = joinPath(schema.tables, table, name);
    const meets = (from: Row, on: typeof first.on) => (to: Row) =>
      on.every(([here, there]) => from[here] !== null && from[here] === to[there]);
    let related = (data[first.table] ?? []).filter(meets(row, first.on));
    if (second)
      related = related.flatMap((between) => (data[target] ?? []).filter(meets(between, second.on)));
    const rows = rowsOf(related, inner, primaryKeyOf(schema.tables[target] as never)).map((one) =>
      shown(schema, data, target, one, inner),
    );
    found[name] = direction.endsWith('many') ? rows : (rows[0] ?? null);
  }
  return found;
}

function rowsOf(rows: readonly Row[], options: Options, key: readonly string[]): Row[] {
  const {
    $where = {},
    $orderBy = {},
    $offset = 0,
    $limit,
  } = options as {
    $where?: Record<string, unknown>;
    $orderBy?: Record<string, string>;
    $offset?: number;
    $limit?: number;
  };
  const [[by, way] = []] = Object.entries($orderBy);
  return rows
    .filter((row) => Object.entries($where).every(([column, wanted]) => holds(row[column], wanted)))
    .sort(
      (one, other) =>
        (by ? compare(one[by], other[by], way === 'desc' ? -1 : 1) : 0) || byKey(one, other, key),
    )
    .slice($offset, $limit === undefined ? undefined : $offset + $limit);
}

function holds(value: unknown, wanted: unknown): boolean {
  if (wanted === null || typeof wanted !== 'object') return value === wanted;
  if ('in' in wanted) return (wanted.in as unknown[]).includes(value);
  return value !== null && 'gte' in wanted && (value as number) >= (wanted.gte as number);
}

/** Nulls are the greatest, as PostgreSQL has it. */
function compare(one: unknown, other: unknown, way: number): number {
  if (one === other) return 0;
  if (one === null || other === null) return (one === null ? 1 : -1) * way;
  return ((one as number) < (other as number) ? -1 : 1) * way;
}

function byKey(one: Row, other: Row, key: readonly string[]): number {
  return key.map((name) => compare(one[name], other[name], 1)).find((order) => order !== 0) ?? 0;
}
