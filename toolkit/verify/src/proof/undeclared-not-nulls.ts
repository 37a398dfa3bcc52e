import type { Column, Domain, Model, QualifiedName, Table } from '@trellis/model';
import { same } from '@trellis/model/internal';

/**
 * A wanted Model whose undeclared NOT NULL constraints are as in the current one. From PostgreSQL 18 on a NOT NULL has a
 * name, and a child may have it of its own besides its parents'. Both depend on the statements that created it, on the
 * version of the server that they were planned for, and on what was renamed or attached since. So they are compared only
 * if the descriptors declare them, like everything else that an older server does not store.
 *
 * @param current the Model of the history
 * @param wanted the Model to reach, as PostgreSQL prints the descriptors
 * @param declared the Model of the descriptors
 */
export function withUndeclaredNotNulls(current: Model, wanted: Model, declared: Model): Model {
  const inModel = (model: Model) => new Map(model.tables.map((table) => [keyOf(table), table]));
  const [tables, wantedTables, declaredTables] = [inModel(current), inModel(wanted), inModel(declared)];
  return {
    ...wanted,
    domains: wanted.domains.map((domain) =>
      adopted(find(current.domains, domain), domain, find(declared.domains, domain)),
    ),
    tables: wanted.tables.map((table) => {
      const old = tables.get(keyOf(table));
      if (old === undefined || !same(parentsOf(old), parentsOf(table))) return table;
      const columns = declaredTables.get(keyOf(table))?.columns;
      return {
        ...table,
        columns: table.columns.map((column) => {
          const before = named(old.columns, column);
          const isGiven = (all: ReadonlyMap<string, Table>) => givenBy(table, column, all);
          if (before?.local !== column.local || !same(isGiven(tables), isGiven(wantedTables))) return column;
          return adopted(before, column, named(columns ?? [], column));
        }),
      };
    }),
  };
}

/** A column or domain. */
type NotNull = Pick<Column | Domain, 'notNull'> & Pick<Column, 'notNullConstraint'>;

/** The wanted column or domain, with the name and the place of the current constraint unless they are declared. */
function adopted<T extends NotNull>(current: T | undefined, wanted: T, declared: T | undefined): T {
  const { name: declaredName, local: declaredLocal } = declared?.notNullConstraint ?? {};
  if (!current?.notNull || !wanted.notNull || declaredName !== undefined || declaredLocal !== undefined)
    return wanted;
  const { name: _n, local: _l, ...rest } = wanted.notNullConstraint ?? {};
  const { name, local } = current.notNullConstraint ?? {};
  const constraint = {
    ...(name !== undefined && { name }),
    ...(local !== undefined && { local }),
    ...rest,
  };
  const { notNullConstraint: _, ...bare } = wanted;
  return (Object.keys(constraint).length === 0 ? bare : { ...bare, notNullConstraint: constraint }) as T;
}

/** The tables that a table gets columns from, in order. */
function parentsOf({ partitionOf, inherits = [] }: Table): readonly string[] {
  return (partitionOf ? [partitionOf] : inherits).map(keyOf);
}

/** The parents of which a column has NOT NULL. */
function givenBy(table: Table, column: Column, tables: ReadonlyMap<string, Table>): readonly string[] {
  return parentsOf(table).filter((parent) => named(tables.get(parent)?.columns ?? [], column)?.notNull);
}

function keyOf({ schema, name }: QualifiedName): string {
  return JSON.stringify([schema, name]);
}

function named(columns: readonly Column[], { name }: Column): Column | undefined {
  return columns.find((column) => column.name === name);
}

function find(domains: readonly Domain[], { schema, name }: Domain): Domain | undefined {
  return domains.find((domain) => domain.schema === schema && domain.name === name);
}
