import type { QualifiedName } from '../model/index.ts';
import { quoteIdentifier, sqlLiteral } from './quote.ts';

/**
 * A schema-qualified name as SQL.
 *
 * @example qualifiedName({ schema: 'public', name: 'orders' }) // '"public"."orders"'
 */
export function qualifiedName(of: QualifiedName): string {
  return `${quoteIdentifier(of.schema)}.${quoteIdentifier(of.name)}`;
}

/** Names as a comma-separated list, each quoted. */
export function nameList(names: readonly string[]): string {
  return names.map(quoteIdentifier).join(', ');
}

/**
 * A role as SQL: the key words `PUBLIC` and `CURRENT_USER` as they are, anything else quoted.
 *
 * @param role the role's name, or one of the two key words in capitals
 */
export function roleName(role: string): string {
  return role === 'PUBLIC' || role === 'CURRENT_USER' ? role : quoteIdentifier(role);
}

/**
 * Storage parameters or options, for `WITH (…)`; a name such as
 * `toast.autovacuum_enabled` keeps its dot.
 *
 * @example parameterList({ fillfactor: '70' }) // "\"fillfactor\"='70'"
 */
export function parameterList(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${parameterName(name)}=${sqlLiteral(value)}`)
    .join(', ');
}

/** The names of storage parameters, for `RESET (…)`. */
export function parameterNames(names: readonly string[]): string {
  return names.map(parameterName).join(', ');
}

/** One storage parameter's name: each part of it quoted. */
function parameterName(name: string): string {
  return name.split('.').map(quoteIdentifier).join('.');
}
