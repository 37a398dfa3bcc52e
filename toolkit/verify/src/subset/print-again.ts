import type { Connection } from '@trellis/database';
import { isTrellisError, type Model } from '@trellis/model';
import {
  filterObjects,
  hasNameCollision,
  isInSchema,
  withAuthoredHints,
  withoutAuthoredHints,
} from '@trellis/model/internal';
import { nameKey, same, surveyOf } from '@trellis/plan/internal';
import { printInPassing } from '../replay/index.ts';
import { toMake } from './mentions.ts';
import { firm, keysOf, withPart } from './part.ts';

/**
 * As `printInPassing`, where it is known what PostgreSQL made of an earlier Model: only what differs from that
 * is made, with what it speaks of.
 *
 * @param connection an empty database
 * @param kept the earlier Model and its print
 * @param authored a Model from descriptors
 * @param again opens another empty database
 * @returns nothing when a part does not tell enough, and all has to be printed
 */
export async function printAgain(
  connection: Connection,
  kept: { readonly authored: Model; readonly printed: Model },
  authored: Model,
  again: () => Promise<Connection>,
): Promise<Model | undefined> {
  if (!isLocal(kept, authored)) return undefined;
  if (same(kept.authored, authored)) return withAuthoredHints(kept.printed, authored);
  const { anew, needed } = toMake(kept.authored, authored);
  let part: Model;
  try {
    part = withoutAuthoredHints(await printInPassing(connection, only(authored, anew, needed), again));
  } catch (error) {
    // What is wrong with it is said when all of it is made.
    if (isTrellisError(error)) return undefined;
    throw error;
  }
  if (part.unmodelled || !printsAsBefore(kept.printed, part, needed)) return undefined;
  const keys = new Set([...keysOf(kept.printed, anew), ...keysOf(part, anew)]);
  const whole = withPart(kept.printed, part, keys);
  return hasNameCollision(whole) ? undefined : withAuthoredHints(whole, authored);
}

/** Whether what is printed of an object follows from it and what it speaks of alone. */
function isLocal(kept: { readonly authored: Model; readonly printed: Model }, authored: Model): boolean {
  const escaped = /u&["']/i.test(JSON.stringify([authored.views, authored.routines, authored.tables]));
  // A sequence that had to give way to another name would get that name, did the other one go.
  const gaveWay = kept.printed.tables.some(({ columns }) =>
    columns.some(({ identity }) => identity?.sequenceName !== undefined),
  );
  return (
    !escaped &&
    !gaveWay &&
    !kept.printed.unmodelled &&
    same(kept.authored.extensions, authored.extensions) &&
    same(kept.authored.defaultPrivileges, authored.defaultPrivileges)
  );
}

/** An authored Model with the objects of some names, and those of others as far as they are firm. */
function only(model: Model, whole: ReadonlySet<string>, firmly: ReadonlySet<string>): Model {
  const part = filterObjects(model, (object) => {
    if (!isInSchema(object)) return true;
    const key = nameKey(object.value);
    return whole.has(key) || firmly.has(key);
  });
  return {
    ...part,
    tables: part.tables.map((one) => (whole.has(nameKey(one)) ? one : firm(one))),
    views: part.views.map((one) => (whole.has(nameKey(one)) ? one : firm(one))),
  };
}

/** Whether PostgreSQL made of what is only needed what it made of it before. */
function printsAsBefore(before: Model, part: Model, names: ReadonlySet<string>): boolean {
  const keys = new Set([...keysOf(before, names), ...keysOf(part, names)]);
  const [was, is] = [before, part].map((model) => {
    const { tables, views, ...rest } = surveyOf(model).keep(keys);
    const { dependencies, schemas, ...objects } = rest;
    return { ...objects, tables: tables.map(firm), views: views.map(firm) };
  });
  return same(was, is);
}
