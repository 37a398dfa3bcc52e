import {
  type Domain,
  type Model,
  parseTypeName,
  type QualifiedName,
  quoteIdentifier,
  type RangeType,
  type TypeName,
} from '@trellis/model';
import { isTypeNamed } from '@trellis/model/internal';
import { multirangeOf } from '../ddl/index.ts';

/** What to look for in a value. */
export interface ValuesInside {
  /** The Model that the value is stored under. */
  readonly model: Model;
  readonly domain: QualifiedName;
  /** The condition of a value of the domain, as SQL. */
  holds(value: string): string;
}

/**
 * The condition that a value holds values of a domain for which a condition is true: the value itself, or one inside
 * an array, a composite value, a row or a range, however they contain each other.
 *
 * @param type the type of the value
 * @param value the value, as SQL
 * @returns undefined if values of the type contain none of the domain
 */
export function holdsInside(type: string, value: string, wanted: ValuesInside): string | undefined {
  return within(parseTypeName(type), value, { ...wanted, depth: 0 });
}

interface Search extends ValuesInside {
  /** The number of types that the value is in. */
  readonly depth: number;
}

function within(type: TypeName, value: string, search: Search): string | undefined {
  if (type.dimensions > 0)
    return among(`pg_catalog.unnest(${value})`, search, (element) =>
      within({ ...type, dimensions: 0 }, element, search),
    );
  const { model, domain, depth } = search;
  const found = [model.domains, model.compositeTypes, model.rangeTypes, model.tables]
    .flat()
    .find((one) => isTypeNamed(type, one) || ('subtype' in one && isTypeNamed(type, multirangeOf(one))));
  if (!found) return undefined;
  const next = { ...search, depth: depth + 1 };
  if ('checks' in found && 'type' in found) {
    const inside = within(parseTypeName(found.type), value, next);
    return isSame(found, domain) ? either([search.holds(value), inside]) : inside;
  }
  if ('subtype' in found)
    return isTypeNamed(type, found)
      ? inRange(value, found, next)
      : among(`pg_catalog.unnest(${value})`, next, (one) => inRange(one, found, next));
  const fields = 'attributes' in found ? found.attributes : found.columns;
  const inside = either(
    fields.map((field) =>
      within(parseTypeName(field.type), `(${value}).${quoteIdentifier(field.name)}`, next),
    ),
  );
  // A row whose fields are all null is a value. A null row is not.
  return inside && `(${value} is distinct from null and ${inside})`;
}

/** The bounds of a range. One that is missing is no value. */
function inRange(value: string, { subtype }: RangeType, search: Search): string | undefined {
  const bounds = ['lower', 'upper'].map((bound) => {
    const end = `pg_catalog.${bound}(${value})`;
    const inside = within(parseTypeName(subtype), end, search);
    return inside && `(${end} is not null and ${inside})`;
  });
  return either(bounds);
}

/** The condition that one of a set of values satisfies a condition. */
function among(
  set: string,
  { depth }: Search,
  holds: (value: string) => string | undefined,
): string | undefined {
  const name = `inside_${depth}`;
  const inside = holds(`${name}.value`);
  return inside && `exists (select from (select ${set} as value) ${name} where ${inside})`;
}

function either(conditions: readonly (string | undefined)[]): string | undefined {
  const some = conditions.filter((one) => one !== undefined);
  return some.length > 1 ? `(${some.join(' or ')})` : some[0];
}

function isSame(domain: Domain, { schema, name }: QualifiedName): boolean {
  return domain.schema === schema && domain.name === name;
}
