import type { Column, IndexDefinition, Model } from '@trellis/model';
import { isInSchema, push, same, wholeObjects } from '@trellis/model/internal';
import { nameKey } from '@trellis/plan/internal';
import { Mentions } from './mentions.ts';

/** The objects of an authored Model to create in order to see how PostgreSQL prints the changed ones. */
interface ToMake {
  /** The names (see `nameKey`) of the objects to print: the changed ones, and those that mention them. */
  readonly changed: ReadonlySet<string>;
  /** The names of the objects that those mention in turn: they must exist, and print as before. */
  readonly needed: ReadonlySet<string>;
}

/**
 * Compares two authored Models and finds the objects that may print differently. Their dependencies are not known yet, so
 * an object counts as mentioned where any word of a text equals its name. That finds too much at times; where it finds
 * too little, the subset cannot be created.
 *
 * @param before the Model whose printed form is known
 * @param after the Model to print
 */
export function toMake(before: Model, after: Model): ToMake {
  const [was, is] = [byName(before), byName(after)];
  const names = new Set([...was.keys(), ...is.keys()]);
  const mentions = new Mentions(
    is,
    new Map([...was, ...is].map(([key, [one]]) => [key, String(one?.['name'])])),
  );
  const changed = new Set<string>();
  let queue = [...names].filter((name) => !same(was.get(name), is.get(name)));
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (changed.has(name)) continue;
    changed.add(name);
    const less = offersLess(was.get(name), is.get(name));
    queue.push(...(less ? mentions.withKeys(name) : mentions.of(name)));
  }
  const needed = new Set<string>();
  queue = [...changed].flatMap((name) => [...mentions.all(name)]);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (changed.has(name) || needed.has(name) || !is.has(name)) continue;
    needed.add(name);
    queue.push(...mentions.firm(name));
  }
  return { changed, needed };
}

/** Whether a possible target of a foreign key was dropped or changed: a table, a column or a key. */
function offersLess(
  was: readonly Record<string, unknown>[] = [],
  is: readonly Record<string, unknown>[] = [],
): boolean {
  const left = new Set(is.flatMap(offers));
  return was.flatMap(offers).some((one) => !left.has(one));
}

function offers({ columns = [], primaryKey, uniques = [], indexes = [] }: Record<string, unknown>): string[] {
  const plain = (columns as readonly Column[]).map(({ name, type, collation }) => ({
    name,
    type,
    collation,
  }));
  const keys = [
    primaryKey,
    ...(uniques as unknown[]),
    ...(indexes as readonly IndexDefinition[]).filter(({ unique }) => unique),
  ];
  return ['', ...plain, ...keys.filter((one) => one !== undefined)].map((one) => JSON.stringify(one));
}

/** The objects of a Model that are in a schema, by name. Objects of one name are listed together. */
function byName(model: Model): Map<string, Record<string, unknown>[]> {
  const found = new Map<string, Record<string, unknown>[]>();
  for (const { value } of wholeObjects(model).filter(isInSchema))
    push(found, nameKey(value), value as unknown as Record<string, unknown>);
  return found;
}
