import { quoteIdentifier } from '@trellis/model';

/**
 * Quotes an identifier for raw SQL that is passed to Knex. Knex takes a question mark for a binding, so it is written
 * as a Unicode escape.
 *
 * @param name the name as PostgreSQL stores it
 */
export function identifier(name: string): string {
  const quoted = quoteIdentifier(name);
  return name.includes('?') ? `U&${quoted.replaceAll('\\', '\\\\').replaceAll('?', '\\003F')}` : quoted;
}
