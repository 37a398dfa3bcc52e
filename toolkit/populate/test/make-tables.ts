import {
  addConstraint,
  type Connection,
  createEnum,
  createTable,
  type TableConstraint,
} from '@trellis/database';
import { type SchemaDescriptor, toModel } from '@trellis/model';

/** Makes a schema's enums, tables and keys in an empty database. */
export async function makeTables({ knex }: Connection, schema: SchemaDescriptor): Promise<void> {
  const { enums, tables } = toModel(schema);
  const statements = [
    ...enums.flatMap(createEnum),
    ...tables.flatMap((table) => {
      const constraints: TableConstraint[] = [
        ...(table.primaryKey ? [{ kind: 'primary key' as const, constraint: table.primaryKey }] : []),
        ...table.uniques.map((constraint) => ({ kind: 'unique' as const, constraint })),
        ...table.checks.map((constraint) => ({ kind: 'check' as const, constraint })),
      ];
      return createTable(table, { constraints });
    }),
    ...tables.flatMap((table) =>
      table.foreignKeys.flatMap((constraint) => addConstraint(table, { kind: 'foreign key', constraint })),
    ),
  ];
  for (const statement of statements) await knex.raw(statement.replaceAll('?', '\\?'));
}
