import type { Connection } from '@trellis/database';
import { isTrellisError, type Model } from '@trellis/model';
import { castId, withoutAuthoredHints } from '@trellis/model/internal';
import { modelIndexOf, nameKey } from '@trellis/plan/internal';
import { printRolledBack } from '../replay/index.ts';
import { foundations, partOf } from '../subset/index.ts';
import { isStable } from './is-stable.ts';
import { mapSql } from './map-sql.ts';

/** How often a definition is printed before it counts as unstable. */
const MAX_ROUNDS = 3;

/** Two Models that are compared. */
type Pair = readonly [Model, Model];

/**
 * Prints the definitions that differ between two Models again until they are stable.
 *
 * What PostgreSQL prints is not always a fixpoint: a view of `SELECT NULL::integer` is printed as that, and as
 * `NULL::integer AS int4` once it was built from that print. So the text of a definition depends on how often it was
 * printed and built, and a database would differ from its own dump and restore. This is the rule: two definitions are
 * equal if their texts are equal, or if the texts are equal after each of them was built from its text and printed,
 * as often as that changes it, at most three times. Only an object with a text that differs is built, with what it
 * depends on. An object that cannot be built, because it depends on one that is not modelled, keeps its text.
 *
 * @param models the Models, both as PostgreSQL printed them
 * @param open opens an empty database
 * @returns the Models, with stable texts where they differed
 */
export async function settle(models: Pair, open: () => Promise<Connection>): Promise<Pair> {
  const names = differingObjects(models);
  if (names.keys.size === 0) return models;
  const scratch = await open();
  try {
    const [one, other] = models;
    return [await printAgain(one, names, scratch, open), await printAgain(other, names, scratch, open)];
  } finally {
    await scratch.close();
  }
}

/** A Model with the SQL of another one, for the objects that both have. */
export function withSqlOf(model: Model, other: Model): Model {
  return mapSql(model, other, (_, sql) => sql);
}

/** The objects to print again. */
interface Names {
  /** The keys of the objects in schemas. */
  readonly keys: ReadonlySet<string>;
  /** The names of the publications. */
  readonly publications: ReadonlySet<string>;
}

/** The objects of which both Models have a text, and these differ. */
function differingObjects([one, other]: Pair): Names {
  const keys = new Set<string>();
  const publications = new Set<string>();
  const there = modelIndexOf(other);
  for (const [key, values] of modelIndexOf(one).objects)
    if (isDifferent(values, there.objects.get(key))) keys.add(key);
  for (const publication of one.publications ?? []) {
    const was = other.publications?.find(({ name }) => name === publication.name);
    if (!isDifferent(publication, was)) continue;
    publications.add(publication.name);
    for (const table of [...(publication.tables ?? []), ...(was?.tables ?? [])]) keys.add(nameKey(table));
  }
  return { keys, publications };
}

function isDifferent(one: unknown, other: unknown): boolean {
  let found = false;
  mapSql(one, other, (sql, otherSql) => {
    found ||= sql !== otherSql && !(isStable(sql) && isStable(otherSql));
    return sql;
  });
  return found;
}

/** A Model with stable texts of some objects. */
async function printAgain(
  model: Model,
  names: Names,
  scratch: Connection,
  open: () => Promise<Connection>,
): Promise<Model> {
  let settled = model;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    try {
      const printed = await printRolledBack(scratch, onlyNamed(settled, names), open);
      // An object that is only needed keeps its text: the other Model may not need it.
      const next = withSqlOf(settled, modelIndexOf(printed).keep(names.keys));
      if (next === settled || !isDifferent(next, settled)) return settled;
      settled = next;
    } catch (error) {
      if (isTrellisError(error)) return model;
      throw error;
    }
  }
  return settled;
}

/** The part of a Model that has some objects, and what they depend on. */
function onlyNamed(model: Model, { keys, publications }: Names): Model {
  const index = modelIndexOf(withoutAuthoredHints(model));
  // Any expression can use a cast.
  const used = new Set([...keys, ...(model.casts ?? []).map((cast) => index.keyOf(castId(cast)))]);
  const { publications: all = [], ...part } = partOf(index, used, foundations([index], used));
  const kept = all.filter(({ name }) => publications.has(name));
  return { ...part, ...(kept.length > 0 && { publications: kept }) };
}
