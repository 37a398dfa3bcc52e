import type { Column, IndexDefinition, Model } from '@trellis/model';
import { createdLastFields, isInSchema, wholeObjects } from '@trellis/model/internal';
import { nameKey, push, same } from '@trellis/plan/internal';

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

/** Which objects mention which. */
class Mentions {
  /** Names by the word that stands for them in a text. */
  private readonly words = new Map<string, string[]>();
  /** Names without a word: any text may mention them. */
  private readonly always: string[] = [];
  private readonly mentionedBy = new Map<string, Set<string>>();

  constructor(
    private readonly objects: ReadonlyMap<string, readonly Record<string, unknown>[]>,
    names: ReadonlyMap<string, string>,
  ) {
    for (const [key, name] of names) {
      const word = longestWord(name);
      if (word === undefined) this.always.push(key);
      else push(this.words, word, key);
    }
    for (const name of objects.keys())
      for (const other of this.find(name, KEYS)) {
        const known = this.mentionedBy.get(other);
        if (known) known.add(name);
        else this.mentionedBy.set(other, new Set([name]));
      }
  }

  /** The objects whose text may change its meaning with this one. A foreign key prints the same whatever its target is. */
  of(name: string): Iterable<string> {
    return this.mentionedBy.get(name) ?? [];
  }

  /** As `of`, with the objects whose foreign keys reference this one. */
  withKeys(name: string): Iterable<string> {
    return [...this.objects.keys()].filter((other) => this.find(other, NOTHING).has(name));
  }

  /** The objects that this one mentions. */
  all(name: string): Set<string> {
    return this.find(name, NOTHING);
  }

  /** The objects that this one mentions outside the parts that `withoutLateParts` omits. */
  firm(name: string): Set<string> {
    return this.find(name, LOOSE);
  }

  private find(name: string, without: ReadonlySet<string>): Set<string> {
    const found = new Set(this.always);
    const read = (value: unknown): void => {
      if (typeof value === 'string') {
        for (const [word] of value.matchAll(WORD))
          for (const other of this.words.get(word.toLowerCase()) ?? []) found.add(other);
      } else if (typeof value === 'object' && value !== null)
        for (const key in value) if (key !== 'comment') read(value[key as keyof typeof value]);
    };
    for (const object of this.objects.get(name) ?? [])
      for (const [key, value] of Object.entries(object)) if (!without.has(key)) read(value);
    found.delete(name);
    return found;
  }
}

const NOTHING: ReadonlySet<string> = new Set(['comment']);
const KEYS: ReadonlySet<string> = new Set(['comment', 'foreignKeys']);
const LOOSE: ReadonlySet<string> = new Set(['comment', ...createdLastFields]);
const WORD = /[\w$\u0080-\uffff]+/g;

/** The longest word of a name: a text contains it however the name is quoted. */
function longestWord(name: string): string | undefined {
  const [longest] = [...name.matchAll(WORD)].map(([word]) => word).sort((a, b) => b.length - a.length);
  return longest?.toLowerCase();
}
