import type { QualifiedName } from '@trellis/model';
import { isSeparator, tokenName, tokensOf } from '@trellis/model/internal';

/**
 * Whether SQL that PostgreSQL printed contains a qualified name. It can also be a column of a relation with the name of
 * the schema.
 */
export function containsName(sql: string, { schema, name }: QualifiedName): boolean {
  if (!sql.includes(name.replaceAll('"', '""'))) return false;
  const tokens = [...tokensOf(sql)].filter((token) => !isSeparator(token));
  return tokens.some(
    (token, i) =>
      tokenName(token) === schema && tokens[i + 1]?.text === '.' && tokenName(tokens[i + 2]) === name,
  );
}
