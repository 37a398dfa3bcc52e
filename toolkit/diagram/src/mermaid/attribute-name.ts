import type { Column } from '@trellis/model';
import { distinctNames } from './distinct.ts';

/**
 * How each column of a table is called in a diagram. Mermaid 10 takes letters, digits and underscores
 * of ASCII for a column's name, and no quotes: what has other characters gets underscores for them
 * (and its true name in its comment). No two columns are called the same.
 */
export function attributeNames(columns: readonly Column[]): ReadonlyMap<Column, string> {
  return distinctNames(
    columns,
    ({ name }) => name,
    ({ name }) => attributeWord(name),
    (name, number) => `${name}_${number}`,
  );
}

/** A name as one word that Mermaid reads as a word. */
export function attributeWord(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]/g, '_');
  // Between underscores it would be set in italics, without them.
  const word = ascii.endsWith('_') ? ascii.replace(/^_+/, '') : ascii;
  if (word === '') return 'column';
  return /^(\d|(pk|fk|uk)$)/i.test(word) ? `_${word}` : word;
}
