import { TrellisError } from '@trellis/model';
import { own } from '@trellis/model/internal';
import { ALIASES } from './alias.ts';
import { rowName, typeName } from './row-name.ts';

/** Types that the generated modules use, which no row and no enum can be named after. */
const RESERVED = new Set([...Object.keys(ALIASES), 'Date', 'Uint8Array', 'TableRows', 'ViewRows']);

/** Allocates unique names for generated types. */
export class TypeNames {
  readonly #names: Readonly<Record<string, string>>;
  readonly #owners = new Map<string, string>();

  /** @param names names that the author chose, by the key of their table, view or enum */
  constructor(names: Readonly<Record<string, string>> = {}) {
    this.#names = names;
  }

  /** Returns the name of a table's or view's row type. */
  ofRow(key: string): string {
    return own(this.#names, key) ?? unreserved(rowName(key));
  }

  /** Returns the name of an enum's type. */
  ofEnum(key: string): string {
    return own(this.#names, key) ?? unreserved(typeName(key));
  }

  /**
   * Gives a name to a table, view or enum.
   *
   * @throws TrellisError `ROW_NAME_TAKEN` if another one has the name
   */
  give(name: string, owner: string): void {
    const other = this.#owners.get(name);
    if (other !== undefined)
      throw new TrellisError(
        'ROW_NAME_TAKEN',
        `The types of ${other} and ${owner} are both called ${name}. Name one of them in \`names\`.`,
      );
    this.#owners.set(name, owner);
  }

  /** Reports whether a name cannot be given. */
  isTaken(name: string): boolean {
    return this.#owners.has(name) || RESERVED.has(name);
  }
}

function unreserved(name: string): string {
  return RESERVED.has(name) ? `${name}Row` : name;
}
