import type { Tokens } from './tokens.ts';

/** The maximum number of characters, of bits, and of fractional digits of a second. */
const MOST_CHARACTERS = 10_485_760;
const MOST_BITS = 83_886_080;
const MOST_DIGITS_OF_SECOND = 6;
const MOST_DIGITS = 1000;

type Check = (numbers: readonly number[], fail: (found: string) => Error) => readonly number[];

function length(most: number): Check {
  return ([first = 0], fail) => {
    if (first < 1 || first > most) throw fail(`the length is ${first}, which is not between 1 and ${most}`);
    return [first];
  };
}

/** PostgreSQL accepts a greater precision with a warning, and reduces it to the maximum. */
const precision: Check = ([first = 0], fail) => {
  if (first < 0) throw fail('the precision is negative');
  return [Math.min(first, MOST_DIGITS_OF_SECOND)];
};

const digits: Check = ([all = 0, scale = 0], fail) => {
  if (all < 1 || all > MOST_DIGITS)
    throw fail(`the precision is ${all}, which is not between 1 and ${MOST_DIGITS}`);
  if (Math.abs(scale) > MOST_DIGITS)
    throw fail(`the scale is ${scale}, which is not between -${MOST_DIGITS} and ${MOST_DIGITS}`);
  return [all, scale];
};

/** The built-in types with modifiers: their maximum number, and a check of their values. */
const CHECKS: Readonly<Record<string, readonly [most: number, check: Check]>> = {
  bit: [1, length(MOST_BITS)],
  'bit varying': [1, length(MOST_BITS)],
  character: [1, length(MOST_CHARACTERS)],
  'character varying': [1, length(MOST_CHARACTERS)],
  numeric: [2, digits],
  'time without time zone': [1, precision],
  'time with time zone': [1, precision],
  'timestamp without time zone': [1, precision],
  'timestamp with time zone': [1, precision],
};

/**
 * Consumes a list of constants and words in parentheses, if present.
 *
 * @returns the modifiers as written: `['Point', '4326']` of `(Point, 4326)`
 */
export function modifierList(tokens: Tokens): readonly string[] {
  const modifiers: string[] = [];
  if (!tokens.takeIf('(')) return modifiers;
  do modifiers.push(modifier(tokens));
  while (tokens.takeIf(','));
  tokens.expect(')');
  return modifiers;
}

/** The output function of an extension's modifiers can print text that is not valid SQL. It is kept unchanged. */
function modifier(tokens: Tokens): string {
  const { start } = tokens.next;
  let end = start;
  for (let depth = 0; depth > 0 || !(tokens.is(',') || tokens.is(')')); ) {
    if (tokens.next.kind === 'end') throw tokens.unexpected('")"');
    depth += tokens.is('(') ? 1 : tokens.is(')') ? -1 : 0;
    end = tokens.take().end;
  }
  if (end === start) throw tokens.unexpected('a modifier');
  return tokens.slice(start, end);
}

/**
 * Returns the modifiers of a built-in type as printed by `format_type`.
 *
 * @param name the name of the type as printed by `format_type`
 * @param modifiers as written
 */
export function builtInModifiers(
  tokens: Tokens,
  name: string,
  modifiers: readonly string[],
): readonly string[] {
  return checked(tokens, name, modifiers, CHECKS[name]);
}

/** Consumes the precision of an interval's seconds, a number in parentheses, if present. */
export function secondPrecision(tokens: Tokens): readonly string[] {
  return checked(tokens, 'interval', modifierList(tokens), [1, precision]);
}

function checked(
  tokens: Tokens,
  name: string,
  modifiers: readonly string[],
  [most, check]: readonly [most: number, check?: Check] = [0],
): readonly string[] {
  if (modifiers.length === 0) return modifiers;
  const fail = (found: string) => tokens.failure(found);
  if (check === undefined) throw fail(`${name} takes no modifiers`);
  if (modifiers.length > most)
    throw fail(`${name} takes ${most === 1 ? 'one modifier' : 'two modifiers at most'}`);
  const numbers = modifiers.map((text) => {
    if (!/^-?[ \t\n]*\d{1,9}$/.test(text)) throw fail(`the modifier ${text} is not an integer`);
    return Number(text.replace(/[ \t\n]/g, ''));
  });
  return check(numbers, fail).map(String);
}
