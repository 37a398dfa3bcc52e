import { joinPath, primaryKeyOf, type SchemaDescriptor } from '@trellis/model';

export type Data = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
export type Options = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

/**
 * Computes the expected result of `load` by loops over rows in memory. Supports equality, `in` and `gte` in conditions,
 * and orders of one column.
 */
export function oracle(schema: SchemaDescriptor, data: Data, table: string, options: Options): Row[] {
  return rowsOf(data[table] ?? [], options, primaryKeyOf(schema.tables[table] as never)).map((row) =>
    project(schema, data, table, row, options),
  );
}

function project(schema: SchemaDescriptor, data: Data, table: string, row: Row, options: Options): Row {
  const descriptor = schema.tables[table];
  const columns = (options['$columns'] as string[] | undefined) ?? Object.keys(row);
  const found: Record<string, unknown> = {};
  for (const name of columns) found[name] = row[name];
  for (const [name, { target, direction }] of Object.entries(descriptor?.relationships ?? {})) {
    if (options[name] === undefined) continue;
    const inner = options[name] === true ? {} : (options[name] as Options);
    const [first, second] = joinPath(schema.tables, table, name);
    const matches = (from: Row, on: typeof first.on) => (to: Row) =>
      on.every(([local, remote]) => from[local] !== null && from[local] === to[remote]);
    let related = (data[first.table] ?? []).filter(matches(row, first.on));
    if (second)
      related = related.flatMap((association) =>
        (data[target] ?? []).filter(matches(association, second.on)),
      );
    const rows = rowsOf(related, inner, primaryKeyOf(schema.tables[target] as never)).map((one) =>
      project(schema, data, target, one, inner),
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
  const [[by, order] = []] = Object.entries($orderBy);
  return rows
    .filter((row) => Object.entries($where).every(([column, condition]) => satisfies(row[column], condition)))
    .sort(
      (one, other) =>
        (by ? compare(one[by], other[by], order === 'desc' ? -1 : 1) : 0) || byKey(one, other, key),
    )
    .slice($offset, $limit === undefined ? undefined : $offset + $limit);
}

function satisfies(value: unknown, condition: unknown): boolean {
  if (condition === null || typeof condition !== 'object') return value === condition;
  if ('in' in condition) return (condition.in as unknown[]).includes(value);
  return value !== null && 'gte' in condition && (value as number) >= (condition.gte as number);
}

/** Nulls sort as the greatest values, as in PostgreSQL. */
function compare(one: unknown, other: unknown, sign: number): number {
  if (one === other) return 0;
  if (one === null || other === null) return (one === null ? 1 : -1) * sign;
  return ((one as number) < (other as number) ? -1 : 1) * sign;
}

function byKey(one: Row, other: Row, key: readonly string[]): number {
  return key.map((name) => compare(one[name], other[name], 1)).find((result) => result !== 0) ?? 0;
}
