/**
 * The shape of a value of the descriptor format: what its JSON Schema requires, in a compact form. A string that begins
 * with `@` names another shape; an object has a key for each property, with `?` if the property is optional.
 */
export type Shape = ScalarName | `@${string}` | Composite | { readonly [key: string]: Shape };

/** The types of JSON that have no parts. `any` is every value. */
export type ScalarName = 'string' | 'number' | 'boolean' | 'null' | 'any';

/** A list, a record with any keys, one of several shapes, or one of several values. */
export type Composite =
  | readonly ['list', Shape]
  | readonly ['record', Shape]
  | readonly ['either', ...Shape[]]
  | readonly ['values', ...(string | number | boolean)[]];

/** The shapes by name. */
export type Shapes = Readonly<Record<string, Shape>>;

/** A property of an object's shape. */
export interface Property {
  readonly shape: Shape;
  readonly required: boolean;
}

/** Returns the properties of an object's shape, by key. */
export function propertiesOf(shape: { readonly [key: string]: Shape }): ReadonlyMap<string, Property> {
  return new Map(
    Object.entries(shape).map(([key, one]) => {
      const required = !key.endsWith('?');
      return [required ? key : key.slice(0, -1), { shape: one, required }];
    }),
  );
}

/** Describes a shape in a few words, for messages. */
export function describeShape(shape: Shape): string {
  if (typeof shape === 'string') return SCALARS[shape as ScalarName] ?? 'an object';
  if (!isComposite(shape)) return 'an object';
  const [kind, ...of] = shape;
  switch (kind) {
    case 'list':
      return 'a list';
    case 'record':
      return 'an object';
    case 'values':
      return of.map((value) => JSON.stringify(value)).join(', ');
    case 'either':
      return [...new Set((of as readonly Shape[]).map(describeShape))].join(' or ');
  }
}

const SCALARS: Readonly<Partial<Record<string, string>>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  any: 'a value',
};

/** Whether a shape is not that of an object with given keys. */
export function isComposite(shape: Shape): shape is Composite {
  return Array.isArray(shape);
}
