import type { Cell, Generator } from '../sample/index.ts';
import { familyNames, givenNames, plainLetters } from './words.ts';

/**
 * The person of a row, as {@link personOf} returns it.
 *
 * @example
 * import type { Person } from '@trellis/populate';
 *
 * const initials = ({ given, family }: Person) => given.charAt(0) + family.charAt(0);
 */
export interface Person {
  readonly given: string;
  readonly family: string;
  /** 1, or a larger number for persons whose name is used already. It makes email addresses distinct. */
  readonly number: number;
}

/** Domains that are reserved for examples (RFC 2606). */
const DOMAINS = ['example.com', 'example.net', 'example.org'] as const;

/**
 * Returns the person of a row. All columns of a row get the same person, so that names and email addresses match.
 * Every pair of given and family name is used once, in a shuffled order, before a name repeats.
 *
 * @param cell the cell of any column of the row
 *
 * @example
 * import { type Generator, personOf } from '@trellis/populate';
 *
 * const greeting: Generator = (cell) => `Hello ${personOf(cell).given}!`;
 */
export function personOf(cell: Cell): Person {
  const pairs = givenNames.length * familyNames.length;
  const pair = cell.shuffled(cell.row % pairs, pairs, 'person');
  return {
    given: givenNames[pair % givenNames.length] ?? '',
    family: familyNames[Math.floor(pair / givenNames.length)] ?? '',
    number: Math.floor(cell.row / pairs) + 1,
  };
}

/**
 * Generates the given name of the row's person.
 *
 * @example
 * import { givenName } from '@trellis/populate';
 *
 * export const customers = { columns: { first_name: givenName() } };
 */
export function givenName(): Generator {
  return (cell) => personOf(cell).given;
}

/**
 * Generates the family name of the row's person.
 *
 * @example
 * import { familyName } from '@trellis/populate';
 *
 * export const customers = { columns: { last_name: familyName() } };
 */
export function familyName(): Generator {
  return (cell) => personOf(cell).family;
}

/**
 * Generates the full name of the row's person, such as `Ava Abbott`.
 *
 * @example
 * import { fullName } from '@trellis/populate';
 *
 * export const members = { columns: { name: fullName() } };
 */
export function fullName(): Generator {
  return (cell) => {
    const { given, family } = personOf(cell);
    return `${given} ${family}`;
  };
}

/**
 * Generates distinct email addresses from the name of the row's person, on domains that are reserved for examples:
 * `ava.abbott@example.org`.
 *
 * @example
 * import { email } from '@trellis/populate';
 *
 * export const customers = { columns: { email_address: email() } };
 */
export function email(): Generator {
  return (cell) => `${accountName(cell, '.')}@${cell.pick(DOMAINS)}`;
}

/**
 * Generates distinct user names from the name of the row's person: `ava_abbott`.
 *
 * @example
 * import { userName } from '@trellis/populate';
 *
 * export const accounts = { columns: { login: userName() } };
 */
export function userName(): Generator {
  return (cell) => accountName(cell, '_');
}

function accountName(cell: Cell, separator: string): string {
  const { given, family, number } = personOf(cell);
  return `${plainLetters(given)}${separator}${plainLetters(family)}${number > 1 ? number : ''}`;
}

/**
 * Generates telephone numbers from the range that is reserved for fiction: `+1-415-555-0132`. Numbers can repeat.
 *
 * @example
 * import { phone } from '@trellis/populate';
 *
 * export const customers = { columns: { phone: phone() } };
 */
export function phone(): Generator {
  return (cell) => `+1-${cell.integer(201, 989)}-555-01${String(cell.below(100)).padStart(2, '0')}`;
}
