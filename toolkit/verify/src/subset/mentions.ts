import type { Column, IndexDefinition, Model } from '@trellis/model';
import { createdLastFields, isInSchema, wholeObjects } from '@trellis/model/internal';
import { nameKey, push, same } from '@trellis/plan/internal';

/** What of an authored Model has to be made to see what PostgreSQL makes of it now. */
interface ToMake {
  /** The names (see `nameKey`) of what is to be printed: what differs, and what speaks of that. */
  readonly anew: ReadonlySet<string>;
  /** The names of what that speaks of in turn, which has to be there and prints as before. */
  readonly needed: ReadonlySet<string>;
}

/**
 * Compares two Models that people wrote, and finds what may print differently. Since nobody has said yet what
 * depends on what, everything counts that has a word in common with an object's name: that finds too much at
 * times, and what it should miss does not build.
 *
 * @param before the Model whose print is known
 * @param after the Model to be printed
 */
export function toMake(before: Model, after: Model): ToMake {
  const [was, is] = [byName(before), byName(after)];
  const names = new Set([...was.keys(), ...is.keys()]);
  const speaking = new Speaking(
    is,
    new Map([...was, ...is].map(([key, [one]]) => [key, String(one?.['name'])])),
  );
  const anew = new Set<string>();
  let queue = [...names].filter((name) => !same(was.get(name), is.get(name)));
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (anew.has(name)) continue;
    anew.add(name);
    const less = offersLess(was.get(name), is.get(name));
    queue.push(...(less ? speaking.withKeys(name) : speaking.of(name)));
  }
  const needed = new Set<string>();
  queue = [...anew].flatMap((name) => [...speaking.all(name)]);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (anew.has(name) || needed.has(name) || !is.has(name)) continue;
    needed.add(name);
    queue.push(...speaking.firm(name));
  }
  return { anew, needed };
}

/** Whether something that a foreign key may lead to is gone: a table, its columns as they were, or a key of it. */
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

/** What speaks of what. */
class Speaking {
  /** By the word that a name is found by, the names. */
  private readonly words = new Map<string, string[]>();
  /** What has a name without a word in it: anything may speak of it. */
  private readonly always: string[] = [];
  private readonly speakers = new Map<string, Set<string>>();

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
      for (const other of this.mentions(name, KEYS)) {
        const known = this.speakers.get(other);
        if (known) known.add(name);
        else this.speakers.set(other, new Set([name]));
      }
  }

  /** Whose text may mean something else when this changes. A foreign key says the same whatever it leads to. */
  of(name: string): Iterable<string> {
    return this.speakers.get(name) ?? [];
  }

  /** As `of`, with those whose foreign keys lead here. */
  withKeys(name: string): Iterable<string> {
    return [...this.objects.keys()].filter((other) => this.mentions(other, NOTHING).has(name));
  }

  /** What this speaks of. */
  all(name: string): Set<string> {
    return this.mentions(name, NOTHING);
  }

  /** What this speaks of without what `firm` leaves away. */
  firm(name: string): Set<string> {
    return this.mentions(name, LOOSE);
  }

  private mentions(name: string, without: ReadonlySet<string>): Set<string> {
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

/** The word by which a name is found in a text, however it is quoted there. */
function longestWord(name: string): string | undefined {
  const [longest] = [...name.matchAll(WORD)].map(([word]) => word).sort((a, b) => b.length - a.length);
  return longest?.toLowerCase();
}
