import type { Cell, Generator } from '../sample/generator.ts';
import { familyNames, givenNames, plainLetters } from './words.ts';

/** Somebody: no two rows of a table are the same person. */
export interface Person {
  readonly given: string;
  readonly family: string;
  /** 1 for all but those who share their name with an earlier row, after a million. */
  readonly number: number;
}

/** Domains that can belong to nobody (RFC 2606). */
const DOMAINS = ['example.com', 'example.net', 'example.org'] as const;

/**
 * The person of a row: the columns of a row that ask get the same one. Names come in a shuffled
 * order of all pairs of given and family name, so a name comes again only when all were used.
 */
export function personOf(cell: Cell): Person {
  const pairs = givenNames.length * familyNames.length;
  const place = cell.shuffled(cell.row % pairs, pairs, 'person');
  return {
    given: givenNames[place % givenNames.length] ?? '',
    family: familyNames[Math.floor(place / givenNames.length)] ?? '',
    number: Math.floor(cell.row / pairs) + 1,
  };
}

/** A given name, that of the row's person. */
export function givenName(): Generator {
  return (cell) => personOf(cell).given;
}

/** A family name, that of the row's person. */
export function familyName(): Generator {
  return (cell) => personOf(cell).family;
}

/** Given and family name of the row's person. */
export function fullName(): Generator {
  return (cell) => {
    const { given, family } = personOf(cell);
    return `${given} ${family}`;
  };
}

/** An e-mail address made from the name of the row's person, at a domain that can belong to nobody. Unique. */
export function email(): Generator {
  return (cell) => `${account(cell, '.')}@${cell.pick(DOMAINS)}`;
}

/** What the row's person is called where they sign in: `cora_abbott`. Unique. */
export function userName(): Generator {
  return (cell) => account(cell, '_');
}

function account(cell: Cell, between: string): string {
  const { given, family, number } = personOf(cell);
  return `${plainLetters(given)}${between}${plainLetters(family)}${number > 1 ? number : ''}`;
}

/** A telephone number of the range that is kept for fiction (+1 555 01xx), by place and extension. */
export function phone(): Generator {
  return (cell) => `+1-${cell.integer(201, 989)}-555-01${String(cell.below(100)).padStart(2, '0')}`;
}
