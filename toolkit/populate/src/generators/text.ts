import type { Cell, Generator } from '../sample/index.ts';
import { adjectives, nouns, plainLetters, verbs } from './words.ts';

/** Templates of sentences. `A` is replaced by an adjective, `N` by a noun, `V` by a verb. */
const SENTENCES = [
  'The A N does what the N should',
  'Made to V every N',
  'Ask about the A N first',
  'We V it together with the N',
  'This N and the A N belong together',
  'Nobody should V the A N',
  'One N, as A as the last',
  'Please V the N when it looks A',
].map((sentence) => sentence.split(' '));

/**
 * Generates English sentences of random words. Values can repeat.
 *
 * @param minimum the smallest number of sentences in a value
 * @param maximum the largest number of sentences in a value
 *
 * @example
 * import { sentences } from '@trellis/populate';
 *
 * export const reviews = { columns: { body: sentences(1, 3) } };
 */
export function sentences(minimum = 1, maximum = 1): Generator {
  return (cell) => {
    const texts: string[] = [];
    for (let left = cell.integer(minimum, maximum); left > 0; left--) texts.push(sentence(cell));
    return texts.join(' ');
  };
}

function sentence(cell: Cell): string {
  const words = cell.pick(SENTENCES).map((word) => {
    const list = { A: adjectives, N: nouns, V: verbs }[word.charAt(0)];
    // A comma can follow the letter.
    return list !== undefined && (word.length === 1 || word.charAt(1) === ',')
      ? cell.pick(list) + word.slice(1)
      : word;
  });
  return `${words.join(' ')}.`;
}

/**
 * Generates titles of an adjective and a noun: `Quiet lamp`. Every pair of words is used once, in a shuffled
 * order; when all are used, a number is appended. Values are distinct.
 *
 * @example
 * import { title } from '@trellis/populate';
 *
 * export const albums = { columns: { title: title() } };
 */
export function title(): Generator {
  return (cell) => {
    const { adjective, noun, number } = wordPair(cell);
    return `${adjective.charAt(0).toUpperCase()}${adjective.slice(1)} ${noun}${number > 1 ? ` ${number}` : ''}`;
  };
}

/**
 * Generates distinct slugs of an adjective and a noun: `quiet-lamp`. In one row, they match {@link title}.
 *
 * @example
 * import { slug, title } from '@trellis/populate';
 *
 * export const posts = { columns: { title: title(), path: slug() } };
 */
export function slug(): Generator {
  return (cell) => {
    const { adjective, noun, number } = wordPair(cell);
    return `${plainLetters(adjective)}-${plainLetters(noun)}${number > 1 ? `-${number}` : ''}`;
  };
}

/**
 * Generates distinct words. When all words are used, a number is appended.
 *
 * @example
 * import { uniqueWord } from '@trellis/populate';
 *
 * export const tags = { columns: { name: uniqueWord() } };
 */
export function uniqueWord(): Generator {
  return (cell) => {
    const word = nouns[cell.shuffled(cell.row % nouns.length, nouns.length)] ?? '';
    const number = Math.floor(cell.row / nouns.length) + 1;
    return `${word}${number > 1 ? number : ''}`;
  };
}

function wordPair(cell: Cell): { adjective: string; noun: string; number: number } {
  const pairs = adjectives.length * nouns.length;
  const pair = cell.shuffled(cell.row % pairs, pairs, 'words');
  return {
    adjective: adjectives[pair % adjectives.length] ?? '',
    noun: nouns[Math.floor(pair / adjectives.length)] ?? '',
    number: Math.floor(cell.row / pairs) + 1,
  };
}

/**
 * Truncates the text of another generator, at the end of a word if possible. Values that are not strings are not
 * changed.
 *
 * @param length the largest number of characters
 * @param generator generates the text
 *
 * @example
 * import { sentences, truncated } from '@trellis/populate';
 *
 * export const posts = { columns: { teaser: truncated(80, sentences(2, 4)) } };
 */
export function truncated(length: number, generator: Generator): Generator {
  return (cell) => {
    const value = generator(cell);
    if (typeof value !== 'string' || value.length <= length) return value;
    const cut = value.slice(0, length + 1).replace(/\s+\S*$/, '');
    return cut.length > 0 && cut.length <= length ? cut : value.slice(0, length);
  };
}
