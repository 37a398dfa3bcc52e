import type { Cell, Generator } from '../sample/generator.ts';
import { adjectives, nouns, plainLetters, verbs } from './words.ts';

/** How sentences are built: `A` stands for an adjective, `N` for a noun, `V` for a verb. */
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

/** One or more sentences of English words. */
export function sentences(minimum = 1, maximum = 1): Generator {
  return (cell) => {
    const made: string[] = [];
    for (let left = cell.integer(minimum, maximum); left > 0; left--) made.push(sentence(cell));
    return made.join(' ');
  };
}

function sentence(cell: Cell): string {
  const words = cell.pick(SENTENCES).map((word) => {
    // A slot may carry the comma after it.
    const list = { A: adjectives, N: nouns, V: verbs }[word.charAt(0)];
    return list !== undefined && (word.length === 1 || word.charAt(1) === ',')
      ? cell.pick(list) + word.slice(1)
      : word;
  });
  return `${words.join(' ')}.`;
}

/** An adjective and a noun, as a title: `Quiet harbour`. No two rows of a table have the same two words up to a million. */
export function title(): Generator {
  return (cell) => {
    const { adjective, noun, number } = wordPair(cell);
    return `${adjective.charAt(0).toUpperCase()}${adjective.slice(1)} ${noun}${number > 1 ? ` ${number}` : ''}`;
  };
}

/** An adjective and a noun, as in an address: `quiet-harbour`. Unique. */
export function slug(): Generator {
  return (cell) => {
    const { adjective, noun, number } = wordPair(cell);
    return `${plainLetters(adjective)}-${plainLetters(noun)}${number > 1 ? `-${number}` : ''}`;
  };
}

/** One word. Unique: a number is put to it once the words are used up. */
export function uniqueWord(): Generator {
  return (cell) => {
    const word = nouns[cell.shuffled(cell.row % nouns.length, nouns.length)] ?? '';
    const number = Math.floor(cell.row / nouns.length) + 1;
    return `${word}${number > 1 ? number : ''}`;
  };
}

function wordPair(cell: Cell): { adjective: string; noun: string; number: number } {
  const pairs = adjectives.length * nouns.length;
  const place = cell.shuffled(cell.row % pairs, pairs, 'words');
  return {
    adjective: adjectives[place % adjectives.length] ?? '',
    noun: nouns[Math.floor(place / adjectives.length)] ?? '',
    number: Math.floor(cell.row / pairs) + 1,
  };
}

/** Another generator's text, cut at a word so that it has at most `length` characters. */
export function atMost(length: number, generator: Generator): Generator {
  return (cell) => {
    const value = generator(cell);
    if (typeof value !== 'string' || value.length <= length) return value;
    const cut = value.slice(0, length + 1).replace(/\s+\S*$/, '');
    return cut.length > 0 && cut.length <= length ? cut : value.slice(0, length);
  };
}
