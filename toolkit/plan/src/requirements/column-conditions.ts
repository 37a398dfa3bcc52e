import { type Column, type Model, parseTypeName, printTypeName, quoteIdentifier } from '@trellis/model';
import { isTypeNamed } from '@trellis/model/internal';
import { widens } from '../diff/index.ts';
import { requirementsOfDomain } from './domain-requirements.ts';
import type { Condition, Place } from './place.ts';
import { holdsInside } from './values-inside.ts';

/** What NOT NULL requires of a column. */
export function nulls({ name }: Column, { column }: Place): Condition {
  return { what: `whose ${name} is null`, where: `${column(name)} is null` };
}

/** What a column requires that is added without a value for existing rows. */
export function missingValue({ name }: Column): Condition {
  return { what: `that get no value in ${name}` };
}

/** What a new type requires: valid values, which satisfy the constraints of its domains. */
export function convertible(from: Column, to: Column, { names, table, after }: Place): readonly Condition[] {
  if (from.type === to.type || to.using !== undefined) return [];
  const column = names.column(table, to.name);
  const plain = withoutDomains(to.type, after);
  const what = `whose ${to.name} is not a valid ${to.type}`;
  const conversion = { column, from: from.type, to: plain };
  const guard = plain === from.type || widens(from.type, plain) ? {} : { conversion };
  return [
    ...(plain === from.type ? [] : [{ what, conversion }]),
    ...ofDomains(to, plain, { names, table, after }).map((one) => ({ ...one, ...guard })),
  ];
}

/** What the domains of a column's new type require of its values. */
function ofDomains(
  { name, type }: Column,
  plain: string,
  { names, table, after }: Omit<Place, 'column'>,
): readonly Condition[] {
  const value = `(${quoteIdentifier(names.column(table, name))})::${plain}`;
  return after.domains.flatMap((domain) =>
    requirementsOfDomain(domain).flatMap(({ object, what, broken }) => {
      const where = holdsInside(type, value, { model: after, domain, holds: broken });
      return where === undefined ? [] : [{ object, what: `whose ${name} ${what}`, where }];
    }),
  );
}

/** A type with the base types of its domains. */
export function withoutDomains(type: string, { domains }: Pick<Model, 'domains'>): string {
  const parsed = parseTypeName(type);
  const domain = domains.find((one) => isTypeNamed(parsed, one));
  if (!domain) return type;
  const base = parseTypeName(domain.type);
  return withoutDomains(printTypeName({ ...base, dimensions: base.dimensions + parsed.dimensions }), {
    domains,
  });
}
