import type { KindEntry } from './kind-entry.ts';
import {
  cast,
  collation,
  compositeType,
  defaultPrivilege,
  domain,
  enumType,
  eventTrigger,
  extension,
  foreignDataWrapper,
  foreignServer,
  operator,
  operatorClass,
  operatorFamily,
  publication,
  rangeType,
  routine,
  schema,
  sequence,
  statistics,
  table,
  textSearchConfiguration,
  textSearchDictionary,
  userMapping,
  view,
} from './kinds/index.ts';
import type { ListName, ObjectOf } from './lists.ts';

/**
 * Every kind of object, by its list in the Model. It does not compile if a list of `Model` has no entry, or if the
 * flags or parts of an entry do not match its type.
 *
 * Code for all kinds uses this catalogue or `eachObject` instead of its own list of kinds.
 */
export const catalogue = {
  schemas: schema,
  extensions: extension,
  enums: enumType,
  domains: domain,
  compositeTypes: compositeType,
  rangeTypes: rangeType,
  sequences: sequence,
  tables: table,
  views: view,
  routines: routine,
  statistics,
  defaultPrivileges: defaultPrivilege,
  publications: publication,
  casts: cast,
  collations: collation,
  textSearchDictionaries: textSearchDictionary,
  textSearchConfigurations: textSearchConfiguration,
  operators: operator,
  operatorFamilies: operatorFamily,
  operatorClasses: operatorClass,
  eventTriggers: eventTrigger,
  foreignDataWrappers: foreignDataWrapper,
  foreignServers: foreignServer,
  userMappings: userMapping,
} as const satisfies { readonly [L in ListName]: KindEntry<ObjectOf<L>> };

type Catalogue = typeof catalogue;

/** The lists of the Model, in the order of the catalogue. */
export const listNames = Object.keys(catalogue) as readonly ListName[];

/** Each kind of object and part, with the type of its value. */
type Kinds =
  | { [L in ListName]: { readonly kind: Catalogue[L]['kind']; readonly value: ObjectOf<L> } }[ListName]
  | { [L in ListName]: PartsOf<Catalogue[L]['parts'], ObjectOf<L>> }[ListName];

type PartsOf<P, T> = {
  [F in keyof P]: P[F] extends { readonly kind: infer K }
    ? { readonly kind: K; readonly value: F extends keyof T ? Part<T[F]> : never }
    : never;
}[keyof P];

type Part<F> = NonNullable<F> extends readonly (infer E)[] ? E : NonNullable<F>;

/** A kind of object or part, in words: `composite type`, `foreign key`. */
export type KindName = Kinds['kind'];

/** The kinds that a declared `renamedFrom` renames. */
export type RenamableKind = Extract<
  { [L in ListName]: Catalogue[L] | Catalogue[L]['parts'][keyof Catalogue[L]['parts']] }[ListName],
  { readonly renamable: true }
>['kind'];

/** The value of a kind in the Model. */
export type ValueOfKind<K extends KindName> = Extract<Kinds, { readonly kind: K }>['value'];

/** The entry of a list, for code that treats all lists alike. */
export function entryOf(list: ListName): KindEntry<object> {
  return catalogue[list] as unknown as KindEntry<object>;
}
