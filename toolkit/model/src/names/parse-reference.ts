import { OBJECT_KINDS, type ObjectKind, type ObjectReference } from './object-reference.ts';

/** The longest first: `default privilege` before `default`. */
const kinds = [...OBJECT_KINDS].sort((a, b) => b.length - a.length);

/** One name of a path, quoted or plain, with the dot that leads to the next. */
const NAME = /(?:([a-z_][a-z0-9_$]*|[-+*/<>=~!@#%^&|`?]+)|"((?:[^"]|"")*)")(\.?)/y;

/**
 * Parses the id of an object: the inverse of `printReference`.
 *
 * @param id such as `column public.orders.order_id`
 * @returns the reference; undefined if the text is not a valid id
 * @example
 * import { parseReference } from '@trellis/model';
 *
 * parseReference('column public.orders."Id"'); // { kind: 'column', path: ['public', 'orders', 'Id'] }
 * parseReference('routine public.f(integer)'); // { kind: 'routine', path: ['public', 'f'], args: 'integer' }
 */
export function parseReference(id: string): ObjectReference | undefined {
  const kind = kinds.find((one) => id.startsWith(`${one} `));
  if (kind === undefined) return undefined;
  if (id.startsWith('(', kind.length + 1)) return withArguments(kind, [], id.slice(kind.length + 1));
  const path: string[] = [];
  NAME.lastIndex = kind.length + 1;
  for (;;) {
    const match = NAME.exec(id);
    if (!match) return undefined;
    path.push(match[1] ?? (match[2] ?? '').replaceAll('""', '"'));
    if (match[3] === '') return withArguments(kind, path, id.slice(match.index + match[0].length));
  }
}

/**
 * The name in the id of an object: the id without its kind.
 *
 * @param id such as `routine public.f(integer)`
 * @returns such as `public.f(integer)`; a text that is no id as it is
 */
export function nameInId(id: string): string {
  const kind = kinds.find((one) => id.startsWith(`${one} `));
  return kind === undefined ? id : id.slice(kind.length + 1);
}

function withArguments(kind: ObjectKind, path: readonly string[], rest: string): ObjectReference | undefined {
  if (rest === '') return { kind, path };
  if (kind === 'default privilege')
    return rest.startsWith(' on ') ? { kind, path, args: rest.slice(' on '.length) } : undefined;
  return rest.startsWith('(') && rest.endsWith(')') ? { kind, path, args: rest.slice(1, -1) } : undefined;
}
