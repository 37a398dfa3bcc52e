import { type Model, parseTypeName } from '@trellis/model';
import { isTypeNamed } from '@trellis/model/internal';
import { code, codes } from '../markdown/index.ts';

/**
 * Describes the values of a user-defined type: the values of an enum, the base type and checks of a domain. Returns an
 * empty string for other types.
 *
 * @param type type as PostgreSQL prints it: `public.mood[]`
 */
export function allowedValues(model: Model, type: string): string {
  if (type === '') return '';
  const parsed = parseTypeName(type);
  const enumType = model.enums.find((candidate) => isTypeNamed(parsed, candidate));
  if (enumType) return `One of ${codes(enumType.values)}.`;
  const domain = model.domains.find((candidate) => isTypeNamed(parsed, candidate));
  if (domain === undefined) return '';
  const checks = domain.checks.map((check) => code(check.expression));
  return `Domain over ${code(domain.type)}${checks.length > 0 ? `, check ${checks.join(' and ')}` : ''}.`;
}
