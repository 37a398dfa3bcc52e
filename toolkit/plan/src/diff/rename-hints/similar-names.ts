import { distance } from 'fastest-levenshtein';

/**
 * How similar two names are, from 0 to 1: by their letters, and by their words in any order. A word may be shortened
 * (`qty`, `desc`), and a name may consist of initials (`dob`).
 *
 * @example similarityOfNames('created', 'created_at') // 0.67
 */
export function similarityOfNames(a: string, b: string): number {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  const [joined, other] = [words.join(''), others.join('')];
  if (joined === other) return 1;
  return Math.max(
    similarityOfWords(words, others),
    similarityOfLetters(joined, other),
    isAbbreviation(joined, other) || isAbbreviation(other, joined) ? 0.7 : 0,
    initials(words) === other || initials(others) === joined ? 0.8 : 0,
  );
}

/** The words of a name in lower case: `orderItems` and `order_items` are `order` and `items`. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

/** The share of words that have a similar word in the other name. */
function similarityOfWords(words: readonly string[], others: readonly string[]): number {
  const rest = [...others];
  let found = 0;
  for (const word of words) {
    const [best] = rest
      .map((other, i) => ({ i, similarity: similarityOfTwo(word, other) }))
      .sort((a, b) => b.similarity - a.similarity);
    if (!best || best.similarity === 0) continue;
    found += best.similarity;
    rest.splice(best.i, 1);
  }
  return words.length + others.length === 0 ? 0 : (2 * found) / (words.length + others.length);
}

function similarityOfTwo(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 3 && long.startsWith(short)) return 0.8;
  return Math.max(isAbbreviation(short, long) ? 0.7 : 0, similarityOfLetters(a, b));
}

/** Fewer than half of the letters in common are chance. */
function similarityOfLetters(a: string, b: string): number {
  const length = Math.max(a.length, b.length);
  const similarity = length === 0 ? 0 : 1 - distance(a, b) / length;
  return similarity > 0.5 ? similarity : 0;
}

/** Whether a word consists of the first letter of another and some of its letters in order: `qty`, `fname`. */
function isAbbreviation(short: string, long: string): boolean {
  if (short.length < 3 || short.length >= long.length || short[0] !== long[0]) return false;
  let from = 0;
  return [...short].every((letter) => {
    from = long.indexOf(letter, from) + 1;
    return from > 0;
  });
}

function initials(words: readonly string[]): string {
  return words.length < 2 ? '' : words.map((word) => word[0]).join('');
}
