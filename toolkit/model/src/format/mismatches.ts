import { isPlainObject } from '../value/index.ts';
import { nearestName } from './nearest-name.ts';
import { describeShape, isComposite, propertiesOf, type Shape, type Shapes } from './shape.ts';

/** A part of a value that does not have the shape that it should have. */
export interface Mismatch {
  /** Where it is: `tables.orders.checks[0]`. */
  readonly place: string;
  /** One sentence for each of what was expected, what was found and what to do. */
  readonly message: string;
  /** The unknown key. */
  readonly key?: string;
  /** Whether the value is of another type altogether, rather than an object with wrong keys. */
  readonly isOtherType?: true;
  /** Whether a right key is so similar that it is probably meant. */
  readonly isMisspelled?: true;
}

/**
 * Finds the parts of a value that do not have the shape that they should have. A property that is `undefined` counts as
 * absent.
 *
 * @param shapes the named shapes
 * @param shape that of the whole value
 * @param place where the value is, for messages; empty for the whole
 */
export function mismatches(shapes: Shapes, shape: Shape, value: unknown, place = ''): Mismatch[] {
  if (typeof shape === 'string') {
    if (shape.startsWith('@')) return mismatches(shapes, shapes[shape.slice(1)] ?? 'any', value, place);
    const type = value === null ? 'null' : typeof value;
    return shape === 'any' || type === shape ? [] : [otherType(shape, value, place)];
  }
  if (!isComposite(shape))
    return isPlainObject(value) ? ofObject(shapes, shape, value, place) : [otherType(shape, value, place)];
  switch (shape[0]) {
    case 'list': {
      const [, element] = shape;
      if (!Array.isArray(value)) return [otherType(shape, value, place)];
      return value.flatMap((one, index) =>
        mismatches(shapes, element, one, `${place}${indexOf(one, index)}`),
      );
    }
    case 'record': {
      const [, element] = shape;
      if (!isPlainObject(value)) return [otherType(shape, value, place)];
      return Object.entries(value).flatMap(([key, one]) =>
        one === undefined ? [] : mismatches(shapes, element, one, within(place, key)),
      );
    }
    case 'values':
      return shape.slice(1).includes(value as string) ? [] : [otherValue(shape, value, place)];
    case 'either':
      return ofEither(shapes, shape.slice(1) as readonly Shape[], value, place);
  }
}

function ofObject(
  shapes: Shapes,
  shape: { readonly [key: string]: Shape },
  value: Readonly<Record<string, unknown>>,
  place: string,
): Mismatch[] {
  const properties = propertiesOf(shape);
  const given = Object.keys(value).filter((key) => value[key] !== undefined);
  const missing = [...properties].flatMap(([key, { required }]) =>
    required && !given.includes(key) ? [key] : [],
  );
  const unknown = given.filter((key) => !properties.has(key));
  const free = [...properties.keys()].filter((key) => !given.includes(key));
  return [
    ...unknown.map((key) => unknownKey(key, free, unknown.length === 1 ? missing : [], place)),
    ...missing.map((key) => ({
      place,
      message: `Expected the key "${key}" in ${named(place)}, got none. Add it.`,
    })),
    ...given.flatMap((key) => {
      const property = properties.get(key);
      return property ? mismatches(shapes, property.shape, value[key], within(place, key)) : [];
    }),
  ];
}

/** An unknown key probably means the only missing one, even if the names differ. */
function unknownKey(
  key: string,
  free: readonly string[],
  missing: readonly string[],
  place: string,
): Mismatch {
  const near = nearestName(key, free) ?? (missing.length === 1 ? missing[0] : undefined);
  const others = free.length === 0 ? 'Remove it.' : `Use one of ${free.join(', ')}.`;
  const todo = near === undefined ? others : `Use "${near}".`;
  const message = `Expected a known key in ${named(place)}, got "${key}". ${todo}`;
  return { place, message, key, ...(nearestName(key, free) !== undefined && { isMisspelled: true }) };
}

/** The mismatches with the shape that the value is most similar to. */
function ofEither(shapes: Shapes, of: readonly Shape[], value: unknown, place: string): Mismatch[] {
  const found = of.map((shape) => mismatches(shapes, shape, value, place));
  if (found.some((one) => one.length === 0)) return [];
  const sameType = found.filter(([first]) => first && !(first.isOtherType && first.place === place));
  if (sameType.length === 0) return [otherType(['either', ...of], value, place)];
  const likeness = (one: readonly Mismatch[]) =>
    one.length - (one.some(({ isMisspelled }) => isMisspelled) ? 0.5 : 0);
  return sameType.reduce((best, one) => (likeness(one) < likeness(best) ? one : best));
}

function otherType(shape: Shape, value: unknown, place: string): Mismatch {
  const message = `Expected ${describeShape(shape)} in ${named(place)}, got ${shown(value)}. Fix the value.`;
  return { place, message, isOtherType: true };
}

function otherValue(
  shape: readonly ['values', ...(string | number | boolean)[]],
  value: unknown,
  place: string,
) {
  const [, ...values] = shape;
  const texts = values.filter((one) => typeof one === 'string');
  const near = typeof value === 'string' ? nearestName(value, texts) : undefined;
  const expected = values.length === 1 ? describeShape(shape) : `one of ${describeShape(shape)}`;
  const todo = near === undefined ? 'Fix the value.' : `Use "${near}".`;
  return { place, message: `Expected ${expected} in ${named(place)}, got ${shown(value)}. ${todo}` };
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null || value === undefined) return String(value);
  const isScalar = ['string', 'number', 'boolean', 'bigint'].includes(typeof value);
  if (!isScalar) return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** The element of a list: its name if it has one, else its position. */
function indexOf(value: unknown, index: number): string {
  const name = isPlainObject(value) ? value['name'] : undefined;
  return typeof name === 'string' ? `.${name}` : `[${index}]`;
}

function within(place: string, key: string): string {
  return place === '' ? key : `${place}.${key}`;
}

function named(place: string): string {
  return place === '' ? 'the schema' : place;
}
