import { quoteIdentifier } from '@trellis/model';

/**
 * An identifier as Knex may be given it in raw SQL: a question mark, which Knex would take for a
 * binding, is spelled as PostgreSQL's Unicode escape.
 *
 * @param name the name as PostgreSQL stores it
 */
export function identifier(name: string): string {
  const quoted = quoteIdentifier(name);
  return name.includes('?') ? `U&${quoted.replaceAll('\\', '\\\\').replaceAll('?', '\\003F')}` : quoted;
}
