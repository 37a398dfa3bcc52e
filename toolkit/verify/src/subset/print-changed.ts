import type { Connection } from '@trellis/database';
import { isTrellisError, type Model } from '@trellis/model';
import {
  filterObjects,
  hasNameCollision,
  isInSchema,
  same,
  withAuthoredHints,
  withoutAuthoredHints,
} from '@trellis/model/internal';
import { modelIndexOf, nameKey } from '@trellis/plan/internal';
import { printRolledBack } from '../replay/index.ts';
import { allowsSubset, withoutPublications, withPublicationsOf } from './outside-schemas.ts';
import { keysOf, withoutLateParts, withPart } from './subset.ts';
import { toMake } from './to-make.ts';

/**
 * As `printRolledBack`, where the printed form of an earlier Model is cached: only the changed objects are created, with
 * the objects that they mention.
 *
 * @param connection an empty database
 * @param cached the earlier Model and its printed form
 * @param authored a Model from descriptors
 * @param again opens another empty database
 * @returns `undefined` when a subset is not enough, and everything has to be printed
 */
export async function printChanged(
  connection: Connection,
  cached: { readonly authored: Model; readonly printed: Model },
  authored: Model,
  again: () => Promise<Connection>,
): Promise<Model | undefined> {
  if (!isLocal(cached, authored)) return undefined;
  if (same(cached.authored, authored)) return withAuthoredHints(cached.printed, authored);
  const { changed, needed } = toMake(cached.authored, authored);
  if (!allowsSubset(cached.authored, authored, changed)) return undefined;
  let part: Model;
  try {
    part = withoutAuthoredHints(
      await printRolledBack(connection, only(withoutPublications(authored), changed, needed), again),
    );
  } catch (error) {
    // Printing everything reports the error.
    if (isTrellisError(error)) return undefined;
    throw error;
  }
  if (part.unmodelled || !printsAsBefore(cached.printed, part, needed)) return undefined;
  const keys = new Set([...keysOf(cached.printed, changed), ...keysOf(part, changed)]);
  const whole = withPublicationsOf(withPart(cached.printed, part, keys), cached.printed);
  return hasNameCollision(whole) ? undefined : withAuthoredHints(whole, authored);
}

/** Whether the printed form of an object depends only on the object and on the objects that it mentions. */
function isLocal(cached: { readonly authored: Model; readonly printed: Model }, authored: Model): boolean {
  const escaped = /u&["']/i.test(JSON.stringify([authored.views, authored.routines, authored.tables]));
  // The sequence of an identity avoided a name that was taken; it would get that name if the other object were dropped.
  const avoidedName = cached.printed.tables.some(({ columns }) =>
    columns.some(({ identity }) => identity?.sequenceName !== undefined),
  );
  return (
    !escaped &&
    !avoidedName &&
    !cached.printed.unmodelled &&
    same(cached.authored.extensions, authored.extensions) &&
    same(cached.authored.defaultPrivileges, authored.defaultPrivileges)
  );
}

/** The objects of an authored Model with some names, and others without their late parts. */
function only(model: Model, whole: ReadonlySet<string>, partially: ReadonlySet<string>): Model {
  const part = filterObjects(model, (object) => {
    if (!isInSchema(object)) return true;
    const key = nameKey(object.value);
    return whole.has(key) || partially.has(key);
  });
  return {
    ...part,
    tables: part.tables.map((one) => (whole.has(nameKey(one)) ? one : withoutLateParts(one))),
    views: part.views.map((one) => (whole.has(nameKey(one)) ? one : withoutLateParts(one))),
  };
}

/** Whether the objects that are only needed print as before. */
function printsAsBefore(before: Model, part: Model, names: ReadonlySet<string>): boolean {
  const keys = new Set([...keysOf(before, names), ...keysOf(part, names)]);
  const [was, is] = [before, part].map((model) => {
    const { tables, views, ...rest } = modelIndexOf(model).keep(keys);
    const { dependencies, schemas, publications, ...objects } = rest;
    return { ...objects, tables: tables.map(withoutLateParts), views: views.map(withoutLateParts) };
  });
  return same(was, is);
}
