import { isTypeNamed, type Model, parseTypeName } from '@trellis/model';
import { code, codes } from '../markdown/escape.ts';

/**
 * What a type of the schema's own allows: an enum's values, a domain's base type and checks. Nothing
 * for PostgreSQL's types.
 *
 * @param type a type as PostgreSQL prints it: `public.mood[]`
 */
export function valuesOf(model: Model, type: string): string {
  if (type === '') return '';
  const parsed = parseTypeName(type);
  const enumType = model.enums.find((candidate) => isTypeNamed(parsed, candidate));
  if (enumType) return `One of ${codes(enumType.values)}.`;
  const domain = model.domains.find((candidate) => isTypeNamed(parsed, candidate));
  if (domain === undefined) return '';
  const checks = domain.checks.map((check) => code(check.expression));
  return `A ${code(domain.type)}${checks.length > 0 ? ` where ${checks.join(' and ')}` : ''}.`;
}
