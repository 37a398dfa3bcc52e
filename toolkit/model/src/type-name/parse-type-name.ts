import { TrellisError } from '../error.ts';
import { printedBuiltIn } from './built-in-types.ts';
import { mayNameType, printIdentifier } from './keywords.ts';
import { builtInModifiers, modifierList } from './modifiers.ts';
import { printTypeName } from './print-type-name.ts';
import { standardType } from './standard-type.ts';
import { Tokens } from './tokens.ts';
import { PG_CATALOG, type TypeName } from './type-name.ts';

const parsed = new Map<string, TypeName>();
/** The size of the cache: greater than the number of types in any schema. */
const MOST = 10_000;

/**
 * Parses a type name in any spelling that PostgreSQL accepts for the type of a column, except with comments.
 *
 * @param text `int4`, `varchar(10)`, `timestamp (3) with time zone`, `public.mood[]`
 * @throws TrellisError `TYPE_NAME_INVALID`
 * @example
 * import { parseTypeName } from '@trellis/model';
 *
 * parseTypeName('varchar(10)');
 * // { schema: 'pg_catalog', name: 'character varying', modifiers: ['10'], dimensions: 0 }
 */
export function parseTypeName(text: string): TypeName {
  const known = parsed.get(text);
  if (known) return known;
  const type = parse(text);
  if (parsed.size >= MOST) parsed.clear();
  parsed.set(text, type);
  return type;
}

/**
 * Returns a type name in the form of PostgreSQL's `format_type`, as far as it follows from the text alone.
 *
 * @throws TrellisError `TYPE_NAME_INVALID`
 * @example
 * import { canonicalType } from '@trellis/model';
 *
 * canonicalType('decimal (12, 2)'); // 'numeric(12,2)'
 */
export function canonicalType(text: string): string {
  return printTypeName(parseTypeName(text));
}

function parse(text: string): TypeName {
  const tokens = new Tokens(text, (found) => invalid(text, found));
  const element = standardType(tokens) ?? namedType(tokens);
  const dimensions = arrayBounds(tokens);
  if (tokens.next.kind !== 'end') throw tokens.unexpected('the end');
  if (dimensions > 0 && element.dimensions > 0)
    throw tokens.failure(`${printTypeName(element)} is an array type already`);
  return { ...element, dimensions: dimensions + element.dimensions };
}

/** A name, qualified or not: `mood`, `public."Mood"`, `pg_catalog.int4`, `geometry(Point,4326)`. */
function namedType(tokens: Tokens): TypeName {
  const first = tokens.next;
  if (first.kind === 'identifier' && !mayNameType(first.text)) throw tokens.unexpected('a type name');
  const path = [identifier(tokens)];
  while (tokens.takeIf('.')) path.push(identifier(tokens));
  const [name = '', schema, database] = path.reverse();
  if (database !== undefined) throw tokens.unexpected('a name of two parts at most');
  const modifiers = modifierList(tokens);
  if (schema === undefined && /^(?:(?:small|big)?serial|serial[248])$/.test(name))
    throw tokens.failure(
      `${name} stands for an integer column with a sequence, declare that with \`identity\``,
    );
  if (schema === undefined || schema === PG_CATALOG) {
    const builtIn = printedBuiltIn(name);
    if (builtIn !== undefined) return ofBuiltIn(tokens, builtIn, modifiers, 0);
    const element = name.startsWith('_') ? printedBuiltIn(name.slice(1)) : undefined;
    if (element !== undefined) return ofBuiltIn(tokens, element, modifiers, 1);
  }
  if (schema === PG_CATALOG) return { schema, name: printIdentifier(name), modifiers, dimensions: 0 };
  return { ...(schema !== undefined && { schema }), name, modifiers, dimensions: 0 };
}

function ofBuiltIn(tokens: Tokens, name: string, modifiers: readonly string[], dimensions: number): TypeName {
  return { schema: PG_CATALOG, name, modifiers: builtInModifiers(tokens, name, modifiers), dimensions };
}

function identifier(tokens: Tokens): string {
  const { kind } = tokens.next;
  if (kind !== 'identifier' && kind !== 'quoted identifier') throw tokens.unexpected('a name');
  return tokens.take().text;
}

/** Consumes array bounds (`[]`, `[3]`, `[][]`, `array`, `array[3]`) and returns the number of dimensions. */
function arrayBounds(tokens: Tokens): number {
  if (tokens.takeIf('array')) {
    if (!tokens.takeIf('[')) return 1;
    arraySize(tokens);
    tokens.expect(']');
    return 1;
  }
  let dimensions = 0;
  for (; tokens.takeIf('['); dimensions += 1) {
    if (!tokens.is(']')) arraySize(tokens);
    tokens.expect(']');
  }
  return dimensions;
}

function arraySize(tokens: Tokens): void {
  const { kind, text } = tokens.next;
  if (kind !== 'number' || !/^\d+$/.test(text)) throw tokens.unexpected('a size');
  tokens.take();
}

function invalid(text: string, found: string): TrellisError {
  return new TrellisError(
    'TYPE_NAME_INVALID',
    `"${text}" is not a type name: ${found}. Write it as in SQL: integer, numeric(12,2), public.mood[].`,
  );
}
