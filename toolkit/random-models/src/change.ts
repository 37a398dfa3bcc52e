import {
  type ColumnDescriptor,
  quoteIdentifier,
  type SchemaDescriptor,
  type TableDescriptor,
} from '@trellis/model';
import fc from 'fast-check';

/** A change of descriptors. The result may be invalid in a database. */
type Change = (schema: SchemaDescriptor) => SchemaDescriptor;

/** The position of the element that a change applies to. */
const place = fc.nat(1000);
const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(list.length, 1)];

/** Changes one table, if the Model has tables. */
function inTable(change: (table: TableDescriptor, ...numbers: number[]) => TableDescriptor) {
  return fc.tuple(place, place, place).map(
    ([which, ...numbers]): Change =>
      (schema) => {
        const key = pick(Object.keys(schema.tables), which);
        const table = key === undefined ? undefined : schema.tables[key];
        if (key === undefined || !table) return schema;
        return { ...schema, tables: { ...schema.tables, [key]: change(table, ...numbers) } };
      },
  );
}

/** Changes one column of a table. */
function inColumn(change: (column: ColumnDescriptor, number: number) => ColumnDescriptor | undefined) {
  return inTable((table, which = 0, number = 0) => {
    const name = pick(Object.keys(table.columns), which) ?? '';
    const { [name]: column, ...others } = table.columns;
    const changed = column && change(column, number);
    return { ...table, columns: changed ? { ...table.columns, [name]: changed } : others };
  });
}

const types = ['integer', 'bigint', 'text', 'numeric(10,2)', 'boolean'];
const added = (type: string): ColumnDescriptor => ({ type, nullable: true });

/** Replaces a name as a whole word everywhere, and records the old name. */
function renamed(schema: SchemaDescriptor, from: string, to: string): SchemaDescriptor {
  const escaped = from.replace(/\W/g, '\\$&');
  const text = JSON.stringify(schema).replace(
    new RegExp(`(?<![\\w"])${escaped}(?![\\w"])|(?<=")${escaped}(?=")`, 'g'),
    to,
  );
  const { tables, ...rest } = JSON.parse(text) as SchemaDescriptor;
  const declare = (table: TableDescriptor): TableDescriptor => {
    const column = table.columns[to];
    const columns = column ? { ...table.columns, [to]: { ...column, renamedFrom: from } } : table.columns;
    return { ...table, columns, ...(table.name === to && { renamedFrom: from }) };
  };
  return {
    ...rest,
    tables: Object.fromEntries(Object.entries(tables).map(([key, table]) => [key, declare(table)])),
  };
}

const changes: fc.Arbitrary<Change>[] = [
  inTable((table, which = 0) => ({
    ...table,
    columns: { ...table.columns, [`n${which % 3}`]: added(pick(types, which) ?? 'integer') },
  })),
  inColumn(() => undefined),
  inColumn((column, number) => ({ ...column, type: pick(types, number) ?? column.type })),
  inColumn(({ nullable, ...column }) => (nullable ? column : { ...column, nullable: true })),
  inColumn((column, number) => ({ ...column, doc: `About ${number}.` })),
  inColumn(({ default: _, ...column }) => column),
  inTable((table, which = 0) => ({
    ...table,
    indexes: [{ name: `${table.name}_n${which % 3}`, columns: Object.keys(table.columns).slice(0, 1) }],
  })),
  inTable((table) => ({ ...table, indexes: [] })),
  inTable((table) => ({ ...table, foreignKeys: [], triggers: [] })),
  inTable((table, which = 0) => ({ ...table, checks: [`${which % 7} >= 0`] })),
  inTable((table, which = 0) => ({ ...table, doc: `Rows of ${which}.` })),
  inTable((table, which = 0) => ({
    ...table,
    rowLevelSecurity: true,
    policies: [{ name: 'p', using: which % 2 === 0 ? 'true' : 'current_user is not null' }],
  })),
  fc.tuple(place, place).map(
    ([which, from]): Change =>
      (schema) => {
        const [to, key] = [`u${which % 3}`, pick(Object.keys(schema.tables), from)];
        const name = pick(Object.keys(schema.tables[key ?? '']?.columns ?? {}), from);
        return name === undefined ? schema : renamed(schema, name, to);
      },
  ),
  place.map(
    (which): Change =>
      (schema) => {
        const name = pick(Object.values(schema.tables), which)?.name;
        return name === undefined ? schema : renamed(schema, name, `w${which % 3}`);
      },
  ),
  place.map(
    (which): Change =>
      (schema) => {
        const target = pick(Object.values(schema.tables), which);
        const key = target?.uniques?.find(
          (one) => typeof one === 'object' && 'columns' in one && one.columns.length === 1,
        );
        const column = key && 'columns' in key ? key.columns[0] : undefined;
        const type = target?.columns[column ?? '']?.type ?? 'integer';
        const references = column === undefined ? undefined : `${target?.name}.${column}`;
        const columns = {
          id: { type: 'integer', primaryKey: true },
          at: { type, nullable: true, ...(references && { references }) },
        };
        return {
          ...schema,
          tables: {
            ...schema.tables,
            [`x${which % 2}`]: { name: `x${which % 2}`, columns, relationships: {} },
          },
        };
      },
  ),
  place.map(
    (which): Change =>
      (schema) => {
        const key = pick(Object.keys(schema.tables), which) ?? '';
        const { [key]: _, ...tables } = schema.tables;
        return { ...schema, tables };
      },
  ),
  place.map(
    (which): Change =>
      (schema) => {
        const table = pick(Object.values(schema.tables), which);
        const definition = table ? `select * from public.${quoteIdentifier(table.name)}` : 'select 1 as a';
        return { ...schema, views: [...(schema.views ?? []), { name: `y${which % 3}`, definition }] };
      },
  ),
  fc.constant((schema) => ({ ...schema, views: (schema.views ?? []).slice(0, -1) })),
  place.map(
    (which): Change =>
      (schema) => ({
        ...schema,
        enums: (schema.enums ?? []).map((one, i) =>
          i === which % 2 ? { ...one, values: [...one.values, `v${which}`] } : one,
        ),
      }),
  ),
];

/** One to three changes in sequence. */
export const randomChange: fc.Arbitrary<Change> = fc
  .array(fc.oneof(...changes), { minLength: 1, maxLength: 3 })
  .map((list) => (schema) => list.reduce((changed, change) => change(changed), schema));
