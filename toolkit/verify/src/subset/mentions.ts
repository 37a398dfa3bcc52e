import { addTo, createdLastFields, push } from '@trellis/model/internal';
import { visitWords } from './words.ts';

/** Which objects mention which. */
export class Mentions {
  /** Names by the word that stands for them in a text. */
  private readonly words = new Map<string, string[]>();
  /** Names without a word: any text may mention them. */
  private readonly always: string[] = [];
  /** The names in each text that was read. Objects have many equal texts, and are read several times. */
  private readonly texts = new Map<string, ReadonlySet<string>>();
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
        addTo(this.mentionedBy, other, name);
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
      if (typeof value === 'string') for (const other of this.namesIn(value)) found.add(other);
      else if (typeof value === 'object' && value !== null)
        for (const key in value) if (key !== 'comment') read(value[key as keyof typeof value]);
    };
    for (const object of this.objects.get(name) ?? [])
      for (const [key, value] of Object.entries(object)) if (!without.has(key)) read(value);
    found.delete(name);
    return found;
  }

  private namesIn(text: string): ReadonlySet<string> {
    const known = this.texts.get(text);
    if (known) return known;
    const found = new Set<string>();
    visitWords(text, (word) => {
      for (const name of this.words.get(word) ?? []) found.add(name);
    });
    this.texts.set(text, found);
    return found;
  }
}

const NOTHING: ReadonlySet<string> = new Set(['comment']);
const KEYS: ReadonlySet<string> = new Set(['comment', 'foreignKeys']);
const LOOSE: ReadonlySet<string> = new Set(['comment', ...createdLastFields]);

/** The longest word of a name: a text contains it however the name is quoted. */
function longestWord(name: string): string | undefined {
  let longest: string | undefined;
  visitWords(name, (word) => {
    if (word.length > (longest?.length ?? 0)) longest = word;
  });
  return longest;
}
