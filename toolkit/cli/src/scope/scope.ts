import { type Model, type ModelObject, printReference, type Unmodelled } from '@trellis/model';
import {
  byPath,
  filterObjects,
  isInSchema,
  type ListName,
  listNames,
  objectsOf,
  partsOf,
  wholeObjects,
} from '@trellis/model/internal';
import { compilePattern, type NamedObject } from './pattern.ts';

/** The object that a test of `include` or `exclude` is called with. */
export interface ScopeObject {
  /** Its kind, in the words of object references: `table`, `view`, `routine`, `type`, `schema`. */
  readonly kind: string;
  /** Its schema; undefined for an object that is not in a schema, such as an extension or a schema. */
  readonly schema?: string;
  /** Its name without quotes: `order lines`. */
  readonly name: string;
}

/** Selects objects: a function, or patterns such as `audit.*` and `table public.tmp_*`. */
export type ObjectFilter = ((object: ScopeObject) => boolean) | readonly string[];

/** Which objects of a database a project manages. */
export interface Scope {
  /** The managed objects of a Model only. */
  managed(model: Model): Model;
  /**
   * The wanted Model for a plan: the managed objects as in `wanted`, the others as in `current`. A plan from `current`
   * to it changes managed objects only, and knows the others that depend on them.
   */
  over(current: Model, wanted: Model): Model;
}

/**
 * Creates the scope of a project. Members of extensions are never in a Model, so no filter has to exclude them.
 *
 * @param config the filters; without them every object is managed
 */
export function scopeOf({
  include,
  exclude,
}: {
  readonly include?: ObjectFilter;
  readonly exclude?: ObjectFilter;
}): Scope {
  if (include === undefined && exclude === undefined)
    return { managed: (model) => model, over: (_current, wanted) => wanted };
  const isIncluded = include === undefined ? () => true : compileFilter(include);
  const isExcluded = exclude === undefined ? () => false : compileFilter(exclude);
  const holds = (named: NamedObject, object: ScopeObject) =>
    isIncluded(named, object) && !isExcluded(named, object);
  const isManaged = (object: ModelObject) => holds(namedObjectOf(object), scopeObjectOf(object));
  const isManagedUnmodelled = ({ kind, object }: Unmodelled) =>
    holds({ kind, name: object }, { kind, ...splitName(object) });
  return {
    managed: (model) => select(model, isManaged, isManagedUnmodelled),
    over: (current, wanted) =>
      merge(
        select(wanted, isManaged, isManagedUnmodelled),
        select(
          current,
          (object) => !isManaged(object),
          (object) => !isManagedUnmodelled(object),
        ),
      ),
  };
}

function compileFilter(filter: ObjectFilter): (named: NamedObject, object: ScopeObject) => boolean {
  if (typeof filter === 'function') return (_named, object) => filter(object);
  const patterns = filter.map(compilePattern);
  return (named) => patterns.some((matches) => matches(named));
}

function namedObjectOf({ reference }: ModelObject): NamedObject {
  const { kind } = reference;
  return { kind, name: printReference(reference).slice(kind.length + 1) };
}

function scopeObjectOf(object: ModelObject): ScopeObject {
  const { kind, path } = object.reference;
  if (!isInSchema(object)) return { kind, name: path.join('.') };
  const { schema, name } = object.value;
  return { kind, schema, name };
}

/** Splits `schema.name` as `pg_identify_object` prints it. */
function splitName(identity: string): { readonly schema?: string; readonly name: string } {
  const [, schema, name] = /^("(?:[^"]|"")*"|[^\s".()]+)\.(.+)$/s.exec(identity) ?? [];
  if (schema === undefined || name === undefined) return { name: identity };
  return { schema: schema.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"'), name };
}

function select(
  model: Model,
  holds: (object: ModelObject) => boolean,
  holdsUnmodelled: (object: Unmodelled) => boolean,
): Model {
  const { unmodelled, dependencies, ...rest } = filterObjects(model, holds);
  const left = unmodelled?.filter(holdsUnmodelled) ?? [];
  const dropped = new Set(
    wholeObjects(model)
      .filter((object) => !holds(object))
      .flatMap((object) => [object, ...partsOf(object)])
      .map(({ reference }) => printReference(reference)),
  );
  return {
    ...rest,
    ...(dependencies && { dependencies: withoutObjects(dependencies, dropped) }),
    ...(left.length > 0 && { unmodelled: left }),
  };
}

/** The dependencies without those of some objects. */
function withoutObjects(
  dependencies: NonNullable<Model['dependencies']>,
  dropped: ReadonlySet<string>,
): NonNullable<Model['dependencies']> {
  return Object.fromEntries(Object.entries(dependencies).filter(([id]) => !dropped.has(id)));
}

/** One Model of the objects of two, each list in the order of introspection. */
function merge(one: Model, other: Model): Model {
  const unmodelled = [...(one.unmodelled ?? []), ...(other.unmodelled ?? [])];
  const lists = listNames.flatMap((list) => {
    if (one[list] === undefined && other[list] === undefined) return [];
    return [[list, [...objectsOf(one, list), ...objectsOf(other, list)].sort(byPath(list))] as const];
  });
  return {
    ...one,
    ...(Object.fromEntries(lists) as unknown as Pick<Model, ListName>),
    ...((one.dependencies ?? other.dependencies) && {
      dependencies: { ...other.dependencies, ...one.dependencies },
    }),
    ...(unmodelled.length > 0 && { unmodelled }),
  };
}
