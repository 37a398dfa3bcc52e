import type { QualifiedName } from '@trellis/model';
import { identifierName, isSeparator, type Token, tokensOf } from '@trellis/model/internal';

/**
 * Whether SQL that PostgreSQL printed contains a qualified name. It can also be a column of a relation with the name of
 * the schema.
 */
export function containsName(sql: string, { schema, name }: QualifiedName): boolean {
  if (!sql.includes(name.replaceAll('"', '""'))) return false;
  const tokens = [...tokensOf(sql)].filter((token) => !isSeparator(token));
  return tokens.some(
    (token, i) => isName(token, schema) && tokens[i + 1]?.text === '.' && isName(tokens[i + 2], name),
  );
}

function isName(token: Token | undefined, name: string): boolean {
  return (
    (token?.kind === 'identifier' || token?.kind === 'quoted identifier') && identifierName(token) === name
  );
}
