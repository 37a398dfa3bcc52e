import {
  type Column,
  type Domain,
  type Model,
  objectId,
  parseTypeName,
  type QualifiedName,
  quoteIdentifier,
  type Table,
} from '@trellis/model';
import { isTypeNamed } from '@trellis/model/internal';
import type { RenamedNames } from '../diff/index.ts';
import { ofItself } from './of-itself.ts';
import type { Requirement } from './requirement.ts';
import { holdsInside } from './values-inside.ts';

/** What a domain requires of its values. */
export interface DomainRequirement {
  /** The id of the check or, for NOT NULL, of the domain. */
  readonly object: string;
  /** What values break it, to follow the name of their column. */
  readonly what: string;
  readonly isNotNull: boolean;
  /** The condition of a value that breaks it, as SQL. */
  broken(value: string): string;
}

/**
 * What new checks and a new NOT NULL of domains require of the rows of every table with values of the domain: in columns of
 * the domain, and in arrays, composite values, rows and ranges that contain it.
 *
 * @param names the names that objects have before the plan
 */
export function domainRequirements(before: Model, after: Model, names: RenamedNames): readonly Requirement[] {
  return after.domains.flatMap((domain) => {
    const { schema, name } = names.relation<QualifiedName>(domain);
    const old = before.domains.find((one) => one.schema === schema && one.name === name);
    if (!old) return [];
    const added = requirementsOfDomain(domain).filter(
      (one) => !requirementsOfDomain(old).some(({ broken }) => broken('') === one.broken('')),
    );
    return added.flatMap((one) => rowsThatBreak(one, { before, after, names, old }));
  });
}

/** Everything that a domain requires of its values, apart from what its base type requires. */
export function requirementsOfDomain(domain: Domain): readonly DomainRequirement[] {
  const checks = domain.checks.filter(({ notValid }) => !notValid);
  return [
    ...(domain.notNull
      ? [
          {
            object: objectId('type', [domain.schema, domain.name]),
            what: 'holds a null',
            isNotNull: true,
            broken: (value: string) => `(${value}) is not distinct from null`,
          },
        ]
      : []),
    ...checks.map(({ name, expression }) => ({
      object: objectId('constraint', [domain.schema, domain.name, name]),
      what: `does not satisfy ${name}`,
      isNotNull: false,
      // The check calls the value VALUE.
      broken: (value: string) =>
        `exists (select from (select (${value})::${domain.type} as value) of_domain where not (${expression}))`,
    })),
  ];
}

interface Change {
  readonly before: Model;
  readonly after: Model;
  readonly names: RenamedNames;
  readonly old: Domain;
}

function rowsThatBreak(one: DomainRequirement, change: Change): readonly Requirement[] {
  const { before, after, names, old } = change;
  return after.tables.flatMap((table) => {
    const from = names.relation<QualifiedName>(table);
    const was = before.tables.find(({ schema, name }) => schema === from.schema && name === from.name);
    // The rows of partitions are counted with those of the partitioned table.
    if (!was || was.foreign || was.partitionOf) return [];
    return table.columns.flatMap((column): readonly Requirement[] => {
      const oldName = names.column(table, column.name);
      const stored = was.columns.find(({ name }) => name === oldName);
      if (!stored || (one.isNotNull && isFilled(column, after))) return [];
      const where = holdsInside(stored.type, quoteIdentifier(oldName), {
        model: before,
        domain: old,
        holds: one.broken,
      });
      if (where === undefined) return [];
      return [rowsWhere(one, { table: was, column, where })];
    });
  });
}

function rowsWhere(
  { object, what }: DomainRequirement,
  { table, column, where }: { readonly table: Table; readonly column: Column; readonly where: string },
): Requirement {
  const { schema, name } = table;
  return { object, what: `whose ${column.name} ${what}`, table: { schema, name }, ...ofItself(table), where };
}

/** Returns whether the plan fills a column of a domain in rows that have no value in it. */
function isFilled({ type, backfill, default: own }: Column, { domains }: Model): boolean {
  const parsed = parseTypeName(type);
  const domain = parsed.dimensions === 0 && domains.find((one) => isTypeNamed(parsed, one));
  const value = domain && (backfill ?? own ?? domain.default);
  return typeof value === 'string' && !/^null\b/i.test(value);
}
