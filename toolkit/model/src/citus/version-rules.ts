import type { Table } from '../model/index.ts';
import { objectId } from '../names/index.ts';
import type { CitusRule, Finding } from './rule.ts';

/** Citus 12.1 is for PostgreSQL 14 to 16, so no table of the schema can have what a later version brought. */
export const versionRules: readonly CitusRule[] = [
  {
    code: 'CITUS_VERSION',
    link: 'https://www.citusdata.com/updates/v12-1/',
    check: ({ distributed, model }) => (distributed.length === 0 ? [] : model.tables.flatMap(newerParts)),
  },
];

/** The parts of a table that PostgreSQL has only from version 18 on. */
function newerParts(table: Table): readonly Finding[] {
  const part = (kind: 'constraint' | 'column', name: string, what: string): Finding => ({
    object: objectId(kind, [table.schema, table.name, name]),
    message: `Expected what PostgreSQL 14 to 16 have, the versions of Citus 12.1, got ${what} of ${table.schema}.${table.name}, which PostgreSQL has from 18 on. Remove it.`,
  });
  return [
    ...[table.primaryKey, ...table.uniques].flatMap((key) =>
      key?.withoutOverlaps ? [part('constraint', key.name, `WITHOUT OVERLAPS in ${key.name}`)] : [],
    ),
    ...table.foreignKeys.flatMap(({ name, period, notEnforced }) => [
      ...(period ? [part('constraint', name, `PERIOD in ${name}`)] : []),
      ...(notEnforced ? [part('constraint', name, `NOT ENFORCED in ${name}`)] : []),
    ]),
    ...table.checks.flatMap(({ name, notEnforced }) =>
      notEnforced ? [part('constraint', name, `NOT ENFORCED in ${name}`)] : [],
    ),
    ...table.columns.flatMap(({ name, generated, notNullConstraint }) => [
      ...(generated?.kind === 'virtual' ? [part('column', name, `the virtual column "${name}"`)] : []),
      ...(notNullConstraint?.notValid ? [part('column', name, `NOT NULL NOT VALID of "${name}"`)] : []),
      ...(notNullConstraint?.noInherit ? [part('column', name, `NOT NULL NO INHERIT of "${name}"`)] : []),
    ]),
  ];
}
