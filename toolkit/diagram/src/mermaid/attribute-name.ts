import { distinctNames } from '../distinct-names.ts';

/**
 * Returns the name of each column of a table or view in a diagram, all different. Mermaid 10 accepts ASCII letters, digits and
 * underscores: other characters become underscores, and the column's comment has its real name.
 */
export function attributeNames<C extends { readonly name: string }>(
  columns: readonly C[],
): ReadonlyMap<C, string> {
  return distinctNames(
    columns,
    ({ name }) => name,
    ({ name }) => attributeWord(name),
    (name, number) => `${name}_${number}`,
  );
}

/** Converts a name to one word for Mermaid. */
export function attributeWord(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]/g, '_');
  // Mermaid sets a word between underscores in italics.
  const word = ascii.endsWith('_') ? ascii.replace(/^_+/, '') : ascii;
  if (word === '') return 'column';
  return /^(\d|(pk|fk|uk)$)/i.test(word) ? `_${word}` : word;
}
