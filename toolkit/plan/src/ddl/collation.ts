import type { Collation } from '@trellis/model';
import { qualifiedName, sqlLiteral } from '@trellis/model/internal';

/** Creates a collation. */
export function createCollation(collation: Collation): string[] {
  const { provider, locale, lcCollate, lcCtype, deterministic, rules } = collation;
  const texts = { LOCALE: locale, LC_COLLATE: lcCollate, LC_CTYPE: lcCtype, RULES: rules };
  const options = [
    ...(provider === undefined ? [] : [`PROVIDER = ${provider}`]),
    ...Object.entries(texts).flatMap(([name, text]) =>
      text === undefined ? [] : [`${name} = ${sqlLiteral(text)}`],
    ),
    ...(deterministic === false ? ['DETERMINISTIC = false'] : []),
  ];
  return [`CREATE COLLATION ${qualifiedName(collation)} (${options.join(', ')})`];
}
