import type { Collation, Table } from '../model/index.ts';
import { objectId } from '../names/index.ts';
import type { CitusRule, Finding } from './rule.ts';

/** Citus 12.1 is for PostgreSQL 14 to 16, so no table of the schema can have what a later version brought. */
export const versionRules = (): readonly CitusRule[] => [
  {
    code: 'CITUS_VERSION',
    link: 'https://www.citusdata.com/updates/v12-1/',
    check: ({ distributed, model }) =>
      distributed.length === 0
        ? []
        : [...(model.collations ?? []).flatMap(newerProvider), ...model.tables.flatMap(newerParts)],
  },
];

function newerProvider({ schema, name, provider }: Collation): readonly Finding[] {
  if (provider !== 'builtin') return [];
  return [finding(objectId('collation', [schema, name]), `the provider builtin of ${schema}.${name}`, 17)];
}

/** The parts of a table that PostgreSQL has only from version 18 on. */
function newerParts(table: Table): readonly Finding[] {
  const part = (kind: 'constraint' | 'column', name: string, what: string): Finding =>
    finding(objectId(kind, [table.schema, table.name, name]), `${what} of ${table.schema}.${table.name}`, 18);
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

function finding(object: string, what: string, version: number): Finding {
  return {
    object,
    message: `Expected what PostgreSQL 14 to 16 have, the versions of Citus 12.1, got ${what}, which PostgreSQL has from ${version} on. Remove it.`,
  };
}
