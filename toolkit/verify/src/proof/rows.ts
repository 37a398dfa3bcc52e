import type { Connection } from '@trellis/database';
import {
  builtInName,
  type Column,
  type EnumType,
  isTypeNamed,
  type Model,
  parseTypeName,
  quoteIdentifier,
  quoteLiteral,
  type Table,
} from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';

/** The inserted rows by table: the text of each value by column. */
export type Rows = ReadonlyMap<Table, readonly Readonly<Record<string, string | null>>[]>;

const COUNT = 2;

/**
 * Inserts a few rows into every table that accepts them, so that a migration is proven on data and not on empty tables.
 * The values of a row follow from its number, so that foreign keys hold. A table whose checks refuse them stays empty.
 *
 * @param connection a scratch database that contains the Model
 */
export async function addRows(connection: Connection, model: Model): Promise<Rows> {
  const rows = new Map<Table, readonly Readonly<Record<string, string | null>>[]>();
  let left = model.tables.filter(({ partitionOf, columns }) => !partitionOf && columns.length > 0);
  // Referenced tables come first: a table that fails is retried as long as another one succeeds.
  for (let before = -1; before !== left.length; ) {
    before = left.length;
    const refused: Table[] = [];
    for (const table of left)
      if (await insert(connection, table, model.enums))
        rows.set(table, await read(connection, table, table.columns));
      else refused.push(table);
    left = refused;
  }
  return rows;
}

/** Removes the rows. */
export async function removeRows(connection: Connection, rows: Rows): Promise<void> {
  const names = [...rows.keys()].map(qualifiedName);
  if (names.length > 0) await connection.knex.raw(`truncate ${names.join(', ')} cascade`);
}

/**
 * The tables whose rows are missing, or differ in the columns that both Models have.
 *
 * @param after the Model that `up` leads to
 * @param direction the direction that has run: the database is at the Model after `up`, or before it
 */
export async function survivors(
  connection: Connection,
  rows: Rows,
  after: Model,
  direction: 'up' | 'down',
): Promise<string[]> {
  const lost: string[] = [];
  for (const [table, expected] of rows) {
    const then = after.tables.find((other) => isSame(table, other));
    if (then === undefined) continue;
    const kept = table.columns.flatMap((column) => {
      const other = then.columns.find(({ name, renamedFrom }) => (renamedFrom ?? name) === column.name);
      const intact = other?.type === column.type && !other.generated && !column.generated;
      return intact && other ? [{ from: column.name, column: direction === 'up' ? other : column }] : [];
    });
    const found = await read(
      connection,
      direction === 'up' ? then : table,
      kept.map(({ column }) => column),
    );
    const wanted = expected.map((row) => kept.map(({ from }) => row[from]));
    const got = found.map((row) => kept.map(({ column }) => row[column.name]));
    if (JSON.stringify(wanted.sort()) !== JSON.stringify(got.sort()))
      lost.push(`${table.schema}.${table.name}`);
  }
  return lost;
}

function isSame(table: Table, other: Table): boolean {
  return other.schema === table.schema && (other.renamedFrom ?? other.name) === table.name;
}

async function insert({ knex }: Connection, table: Table, enums: readonly EnumType[]): Promise<boolean> {
  const columns = table.columns.filter(({ generated }) => !generated);
  const names = columns.map(({ name }) => quoteIdentifier(name)).join(', ');
  const values = Array.from(
    { length: COUNT },
    (_, index) => `(${columns.map((column) => value(column, index + 1, enums)).join(', ')})`,
  );
  const sql = `insert into ${qualifiedName(table)} (${names}) overriding system value values ${values.join(', ')}`;
  // In its own transaction, since an error is expected and must not abort the others.
  return knex
    .transaction((transaction) => transaction.raw(sql.replaceAll('?', '\\?')))
    .then(
      () => true,
      () => false,
    );
}

/** The value of a column in the n-th row, as SQL. */
function value(column: Column, n: number, enums: readonly EnumType[]): string {
  const type = parseTypeName(column.type);
  if (type.dimensions > 0) return `'{}'`;
  const values = enums.find((one) => isTypeNamed(type, one))?.values;
  if (values !== undefined) {
    const label = values[(n - 1) % values.length];
    return label === undefined ? 'null' : `${quoteLiteral(label)}::${column.type}`;
  }
  const made = VALUES[builtInName(type) ?? '']?.(n);
  if (made !== undefined) return made;
  return column.notNull ? (column.default ?? quoteLiteral(String(n))) : 'null';
}

const day = (n: number) => `'2020-01-0${n}'`;
const moment = (n: number) => `'2020-01-0${n} 12:00:00+00'`;
const text = (n: number) => `'${n}'`;
const number = (n: number) => `${n}`;

const VALUES: Readonly<Record<string, (n: number) => string>> = {
  smallint: number,
  integer: number,
  bigint: number,
  numeric: number,
  real: number,
  'double precision': number,
  text,
  'character varying': text,
  character: text,
  boolean: (n) => String(n % 2 === 1),
  date: day,
  'timestamp without time zone': moment,
  'timestamp with time zone': moment,
  'time without time zone': (n) => `'0${n}:00'`,
  interval: (n) => `'${n} days'`,
  uuid: (n) => `'00000000-0000-4000-8000-00000000000${n}'`,
  json: (n) => `'{"n": ${n}}'`,
  jsonb: (n) => `'{"n": ${n}}'`,
  bytea: (n) => `'\\x0${n}'`,
  inet: (n) => `'10.0.0.${n}'`,
  cidr: (n) => `'10.0.${n}.0/24'`,
};

async function read(
  { knex }: Connection,
  table: Table,
  columns: readonly Column[],
): Promise<Record<string, string | null>[]> {
  const list = columns.map(({ name }) => `${quoteIdentifier(name)}::text`).join(', ');
  const sql = `select ${list} from ${qualifiedName(table)}`;
  const { rows } = await knex.raw<{ rows: Record<string, string | null>[] }>(sql.replaceAll('?', '\\?'));
  return rows;
}
