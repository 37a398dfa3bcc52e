import { type Model, objectId, type Table, type View } from '@trellis/model';
import { nameKey, routineKey, type Surveyed, surveyOf } from '@trellis/plan/internal';

/**
 * The keys of what the objects of some keys need in order to be made, however far. What is only needed brings
 * along nothing that is loose on it (see `firm`), or a ring of foreign keys would bring every table.
 *
 * @param sides the printed Models in which to look; what is needed in one is needed in all
 */
export function foundations(sides: readonly Surveyed[], keys: ReadonlySet<string>): Set<string> {
  const all = new Map<string, Set<string>>();
  const needed = new Map<string, Set<string>>();
  for (const side of sides) {
    const loose = looseIds(side.model);
    for (const [id, on] of Object.entries(side.model.dependencies ?? {})) {
      const key = side.keyOf(id);
      for (const target of on) {
        add(all, key, side.keyOf(target));
        if (!loose.has(id)) add(needed, key, side.keyOf(target));
      }
    }
    for (const { schema, name, ownedBy } of side.model.sequences)
      if (ownedBy)
        add(needed, nameKey({ schema, name }), nameKey({ schema: ownedBy.schema, name: ownedBy.table }));
  }
  const found = new Set<string>();
  const visit = (next: ReadonlySet<string> | undefined) => {
    const queue = [...(next ?? [])];
    for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
      if (keys.has(key) || found.has(key)) continue;
      found.add(key);
      queue.push(...(needed.get(key) ?? []));
    }
  };
  for (const key of keys) {
    visit(all.get(key));
    visit(needed.get(key));
  }
  return found;
}

/**
 * A printed Model with the objects of some keys, whole, and those of others as far as they are firm.
 *
 * @param keys what is kept whole
 * @param firmKeys what is kept without what is loose on it
 */
export function partOf(survey: Surveyed, keys: ReadonlySet<string>, firmKeys: ReadonlySet<string>): Model {
  const part = survey.keep(new Set([...keys, ...firmKeys]));
  const only = <T extends Table | View>(one: T): T => (keys.has(nameKey(one)) ? one : firm(one));
  const tables = part.tables.map(only);
  const views = part.views.map(only);
  const loose = looseIds({
    tables: part.tables.filter((one) => !keys.has(nameKey(one))),
    views: part.views.filter((one) => !keys.has(nameKey(one))),
  });
  const dependencies = Object.entries(part.dependencies ?? {}).filter(([id]) => !loose.has(id));
  return { ...part, tables, views, dependencies: Object.fromEntries(dependencies) };
}

/** A table or view without what can be added to it once all others are there. */
export function firm<T extends Table | View>(one: T): T {
  return 'foreignKeys' in one
    ? { ...one, foreignKeys: [], triggers: [], rules: [], policies: [] }
    : { ...one, triggers: [], rules: [] };
}

/**
 * A printed Model with the objects of some keys as they are in another one: those that are not there are gone,
 * those that are new have come.
 *
 * @param whole the Model
 * @param part another, which has every schema, extension and default privilege
 */
export function withPart(whole: Model, part: Model, keys: ReadonlySet<string>): Model {
  const [there, here] = [surveyOf(whole), surveyOf(part)];
  const rest = new Set([...there.objects.keys()].filter((key) => !keys.has(key)));
  const [kept, came] = [there.keep(rest), here.keep(keys)];
  const lists = <K extends keyof Model>(list: K, order: (one: never) => string): Model[K] =>
    [...(kept[list] as never[]), ...(came[list] as never[])].sort((a, b) =>
      order(a) < order(b) ? -1 : 1,
    ) as unknown as Model[K];
  const byName = (one: { readonly schema: string; readonly name: string }) => `${one.schema}\0${one.name}`;
  const dependencies = { ...kept.dependencies, ...came.dependencies };
  return {
    ...part,
    enums: lists('enums', byName),
    domains: lists('domains', byName),
    compositeTypes: lists('compositeTypes', byName),
    rangeTypes: lists('rangeTypes', byName),
    sequences: lists('sequences', byName),
    tables: lists('tables', byName),
    views: lists('views', byName),
    routines: lists('routines', (one: Model['routines'][number]) => `${byName(one)}\0${one.arguments}`),
    statistics: lists('statistics', byName),
    dependencies: Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The keys in a printed Model of the objects that have some names, all the routines of a name together. */
export function keysOf(model: Model, names: ReadonlySet<string>): string[] {
  return [...names, ...model.routines.filter((one) => names.has(nameKey(one))).map(routineKey)];
}

/** The ids of what `firm` leaves away. */
function looseIds({ tables, views }: Pick<Model, 'tables' | 'views'>): Set<string> {
  const ids = new Set<string>();
  for (const one of [...tables, ...views]) {
    const note = (kind: 'constraint' | 'trigger' | 'rule' | 'policy', list: readonly { name: string }[]) => {
      for (const { name } of list) ids.add(objectId(kind, [one.schema, one.name, name]));
    };
    note('trigger', one.triggers);
    note('rule', one.rules);
    if ('foreignKeys' in one) {
      note('constraint', one.foreignKeys);
      note('policy', one.policies);
    }
  }
  return ids;
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}
