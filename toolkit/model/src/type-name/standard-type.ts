import { builtInModifiers, modifierList, secondPrecision } from './modifiers.ts';
import type { Tokens } from './tokens.ts';
import { PG_CATALOG, type TypeName } from './type-name.ts';

/**
 * Consumes a type with its own syntax in SQL: `integer`, `double precision`, `char varying(10)`,
 * `timestamp(3) with time zone`.
 *
 * @param tokens positioned at the first word of the type
 * @returns undefined if the type has no syntax of its own
 */
export function standardType(tokens: Tokens): TypeName | undefined {
  const first = tokens.next;
  if (first.kind !== 'identifier' || !Object.hasOwn(SYNTAX, first.text)) return undefined;
  tokens.take();
  const type = SYNTAX[first.text]?.(tokens);
  if (type === undefined) tokens.back(first);
  return type;
}

function builtIn(name: string, modifiers: readonly string[] = []): TypeName {
  return { schema: PG_CATALOG, name, modifiers, dimensions: 0 };
}

type Syntax = (tokens: Tokens) => TypeName | undefined;

const plain =
  (name: string): Syntax =>
  () =>
    builtIn(name);

const numeric: Syntax = (tokens) => sized(tokens, 'numeric');

/** Single precision up to 24 bits, double precision above. */
const float: Syntax = (tokens) => {
  const [bits = '53', more] = modifierList(tokens);
  if (more !== undefined) throw tokens.failure('float takes one modifier');
  if (!/^\d+$/.test(bits) || Number(bits) < 1 || Number(bits) > 53)
    throw tokens.failure(`the precision is ${bits}, which is not between 1 and 53`);
  return builtIn(Number(bits) <= 24 ? 'real' : 'double precision');
};

const character: Syntax = (tokens) =>
  tokens.takeIf('varying') ? sized(tokens, 'character varying') : sized(tokens, 'character', ['1']);

const national: Syntax = (tokens) => {
  if (!tokens.takeIf('character')) tokens.expect('char');
  return character(tokens);
};

const bit: Syntax = (tokens) =>
  tokens.takeIf('varying') ? sized(tokens, 'bit varying') : sized(tokens, 'bit', ['1']);

const double: Syntax = (tokens) => (tokens.takeIf('precision') ? builtIn('double precision') : undefined);

const clock =
  (name: 'time' | 'timestamp'): Syntax =>
  (tokens) => {
    const modifiers = modifierList(tokens);
    const zone = tokens.is('with') ? 'with' : 'without';
    if (tokens.takeIf(zone)) {
      tokens.expect('time');
      tokens.expect('zone');
    }
    const type = `${name} ${zone} time zone`;
    return builtIn(type, builtInModifiers(tokens, type, modifiers));
  };

/** The fields that can follow the first field of an interval. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  year: ['month'],
  month: [],
  day: ['hour', 'minute', 'second'],
  hour: ['minute', 'second'],
  minute: ['second'],
  second: [],
};

const interval: Syntax = (tokens) => {
  const first = tokens.next.kind === 'identifier' ? FIELDS[tokens.next.text] : undefined;
  if (first === undefined) return builtIn('interval', secondPrecision(tokens));
  let fields = tokens.take().text;
  let last = fields;
  if (tokens.takeIf('to')) {
    if (!first.includes(tokens.next.text))
      throw tokens.unexpected(`one of ${first.join(', ') || 'no fields'}`);
    last = tokens.take().text;
    fields = `${fields} to ${last}`;
  }
  return { ...builtIn('interval', last === 'second' ? secondPrecision(tokens) : []), fields };
};

/** By the first word. All except `double` are key words that cannot name another type. */
const SYNTAX: Readonly<Record<string, Syntax>> = {
  bigint: plain('bigint'),
  bit,
  boolean: plain('boolean'),
  char: character,
  character,
  dec: numeric,
  decimal: numeric,
  double,
  float,
  int: plain('integer'),
  integer: plain('integer'),
  interval,
  json: plain('json'),
  national,
  nchar: character,
  numeric,
  real: plain('real'),
  smallint: plain('smallint'),
  time: clock('time'),
  timestamp: clock('timestamp'),
  varchar: (tokens) => sized(tokens, 'character varying'),
};

function sized(tokens: Tokens, name: string, otherwise: readonly string[] = []): TypeName {
  const modifiers = modifierList(tokens);
  return builtIn(name, modifiers.length > 0 ? builtInModifiers(tokens, name, modifiers) : otherwise);
}
