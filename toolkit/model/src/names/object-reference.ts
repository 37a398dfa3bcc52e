import type { QualifiedName } from '../model/index.ts';
import { isOperatorName } from './operator-name.ts';
import { quoteIdentifier } from './quote.ts';

/**
 * What one name of a path can name, and how many names lead to it. `relation` is a table, a view or a type: no two of
 * them have one name.
 */
export const NAME_LENGTHS = {
  schema: 1,
  relation: 2,
  column: 3,
  sequence: 2,
  constraint: 3,
  index: 2,
  trigger: 3,
  rule: 3,
  policy: 3,
  routine: 2,
  statistics: 2,
  collation: 2,
  dictionary: 2,
  configuration: 2,
  extension: 1,
  publication: 1,
  operator: 2,
  'operator family': 2,
  'operator class': 2,
  'event trigger': 1,
  'foreign data wrapper': 1,
  'foreign server': 1,
  role: 1,
} as const;

/** What one name of a path names. */
export type PathName = keyof typeof NAME_LENGTHS;

/** What each name of the path of a kind of object names. */
export const PATH_NAMES = {
  schema: ['schema'],
  extension: ['extension'],
  type: ['schema', 'relation'],
  sequence: ['schema', 'sequence'],
  table: ['schema', 'relation'],
  column: ['schema', 'relation', 'column'],
  default: ['schema', 'relation', 'column'],
  constraint: ['schema', 'relation', 'constraint'],
  index: ['schema', 'index'],
  trigger: ['schema', 'relation', 'trigger'],
  rule: ['schema', 'relation', 'rule'],
  policy: ['schema', 'relation', 'policy'],
  view: ['schema', 'relation'],
  routine: ['schema', 'routine'],
  statistics: ['schema', 'statistics'],
  collation: ['schema', 'collation'],
  'text search dictionary': ['schema', 'dictionary'],
  'text search configuration': ['schema', 'configuration'],
  'default privilege': ['role', 'schema'],
  publication: ['publication'],
  'publication relation': ['schema', 'relation', 'publication'],
  'publication namespace': ['schema', 'publication'],
  operator: ['schema', 'operator'],
  'operator family': ['schema', 'operator family'],
  'operator class': ['schema', 'operator class'],
  'event trigger': ['event trigger'],
  // Its types identify it: they are its arguments.
  cast: [],
  'foreign data wrapper': ['foreign data wrapper'],
  'foreign server': ['foreign server'],
  'user mapping': ['foreign server', 'role'],
} as const satisfies Readonly<Record<string, readonly PathName[]>>;

/** The kind of object that a reference names. Several kinds of the Model can share it: an enum and a domain are types. */
export type ObjectKind = keyof typeof PATH_NAMES;

/** The kinds of object that a reference can name, in the words of PostgreSQL's documentation. */
export const OBJECT_KINDS = Object.keys(PATH_NAMES) as readonly ObjectKind[];

/** A reference to one object of a database, as a value. `printReference` turns it into its id. */
export interface ObjectReference {
  readonly kind: ObjectKind;
  /** The schema, the name and, for a part of a table, the part's name. Empty for a cast. */
  readonly path: readonly string[];
  /**
   * A routine's identity arguments (`integer, text[]`); the kind of object that default privileges are for; the
   * types of a cast (`bigint AS boolean`) or an operator (`integer,integer`); the
   * access method of an operator family or class.
   */
  readonly args?: string;
}

/**
 * The id of an object: its reference as text. Dependencies, plans and messages name objects by it.
 *
 * @param reference the object
 * @throws RangeError on a NUL character, which no PostgreSQL name can contain
 * @example
 * import { printReference } from '@trellis/model';
 *
 * printReference({ kind: 'column', path: ['public', 'orders', 'order_id'] }); // 'column public.orders.order_id'
 * printReference({ kind: 'routine', path: ['public', 'f'], args: 'integer' }); // 'routine public.f(integer)'
 */
export function printReference({ kind, path, args }: ObjectReference): string {
  return objectId(kind, path, args);
}

/**
 * The id of an object, from the parts of its reference.
 *
 * @param kind the kind of object
 * @param path schema, name and, for a part of a table, the part's name
 * @param args what identifies it besides its path: see {@link ObjectReference}
 * @throws RangeError on a NUL character, which no PostgreSQL name can contain
 * @example
 * import { objectId } from '@trellis/model';
 *
 * objectId('column', ['public', 'orders', 'order_id']); // 'column public.orders.order_id'
 */
export function objectId(kind: ObjectKind, path: readonly string[], args?: string): string {
  const name = path.map(printName).join('.');
  if (args === undefined) return `${kind} ${name}`;
  return kind === 'default privilege' ? `${kind} ${name} on ${args}` : `${kind} ${name}(${args})`;
}

function printName(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) || isOperatorName(name) ? name : quoteIdentifier(name);
}

/**
 * The id of an object that a Model cannot represent, in dependencies.
 *
 * @param of its kind and name, as in `unmodelled`
 * @example
 * import { unmodelledId } from '@trellis/model/internal';
 *
 * unmodelledId({ kind: 'cast', object: '(integer AS text)' }); // 'unmodelled cast (integer AS text)'
 */
export function unmodelledId(of: { readonly kind: string; readonly object: string }): string {
  return `unmodelled ${of.kind} ${of.object}`;
}

/**
 * The id of a cast.
 *
 * @example castId({ source: 'bigint', target: 'boolean' }) // 'cast (bigint AS boolean)'
 */
export function castId({ source, target }: { readonly source: string; readonly target: string }): string {
  return objectId('cast', [], castArguments({ source, target }));
}

/** The arguments in the id of a cast. */
export function castArguments(of: { readonly source: string; readonly target: string }): string {
  return `${of.source} AS ${of.target}`;
}

/**
 * The id of an operator.
 *
 * @example operatorId({ schema: 'public', name: '!!', right: 'integer' }) // 'operator public.!!(NONE,integer)'
 */
export function operatorId(of: QualifiedName & Operands): string {
  return objectId('operator', [of.schema, of.name], operatorArguments(of));
}

/** The arguments in the id of an operator. */
export function operatorArguments({ left = 'NONE', right }: Operands): string {
  return `${left},${right}`;
}

/** The types of the operands of an operator. */
interface Operands {
  readonly left?: string | undefined;
  readonly right: string;
}
