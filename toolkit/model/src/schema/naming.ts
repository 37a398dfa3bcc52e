/**
 * The names of keys, indexes and checks that are declared without a name: SQLAlchemy's naming
 * convention, with its keys and its tokens `%(table_name)s`, `%(column_0_name)s`,
 * `%(column_0_N_name)s` (all columns joined by `_`) and `%(referred_table_name)s`.
 *
 * @see https://docs.sqlalchemy.org/en/20/core/metadata.html#sqlalchemy.schema.MetaData.params.naming_convention
 */
export interface NamingConvention {
  /** Indexes. */
  readonly ix?: string;
  /** Unique constraints. */
  readonly uq?: string;
  /** Checks. */
  readonly ck?: string;
  /** Foreign keys. */
  readonly fk?: string;
  /** Primary keys. */
  readonly pk?: string;
}

/** The object to name. */
export interface NamedThing {
  /** `nn` is a not-null constraint, for which a convention has no pattern. */
  readonly kind: keyof NamingConvention | 'nn';
  readonly table: string;
  readonly columns: readonly string[];
  readonly referred?: string;
}

/** PostgreSQL truncates names to 63 bytes. */
const LIMIT = 63;

/** PostgreSQL's suffixes (`ChooseIndexName`, `ChooseConstraintName`). */
const ENDINGS = { ix: 'idx', uq: 'key', ck: 'check', fk: 'fkey', pk: 'pkey', nn: 'not_null' } as const;

/**
 * Returns the name of a key, index or check: by the convention if it has a pattern for the kind, otherwise the name
 * that PostgreSQL would generate. A number is appended to a name that is taken.
 *
 * @param thing the object to name
 * @param taken the names in use in the same name space; the new name is added
 * @param convention SQLAlchemy's patterns
 * @example
 * import { constraintName } from '@trellis/model';
 *
 * constraintName({ kind: 'fk', table: 'orders', columns: ['customer_id'] }, new Set()); // 'orders_customer_id_fkey'
 */
export function constraintName(
  thing: NamedThing,
  taken: Set<string>,
  convention: NamingConvention = {},
): string {
  const pattern = thing.kind === 'nn' ? undefined : convention[thing.kind];
  for (let attempt = 0; ; attempt += 1) {
    const ending = attempt === 0 ? '' : String(attempt);
    const name =
      pattern === undefined
        ? ownName(thing, ending)
        : shorten(`${fill(pattern, thing)}${ending && `_${ending}`}`);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function fill(pattern: string, { table, columns, referred = '' }: NamedThing): string {
  return pattern
    .replaceAll('%(table_name)s', table)
    .replaceAll('%(referred_table_name)s', referred)
    .replaceAll('%(column_0_N_name)s', columns.join('_'))
    .replaceAll('%(column_0N_name)s', columns.join(''))
    .replaceAll('%(column_0_name)s', columns[0] ?? '');
}

/** PostgreSQL's `makeObjectName`: truncates the longer of table and columns byte by byte until the name fits. */
function ownName({ kind, table, columns }: NamedThing, ending: string): string {
  const label = `${ENDINGS[kind]}${ending}`;
  const parts = kind === 'pk' ? '' : columns.join('_');
  const room = LIMIT - bytes(label) - 1 - (parts === '' ? 0 : 1);
  let one = bytes(table);
  let two = bytes(parts);
  while (one + two > room) {
    if (one > two) one -= 1;
    else two -= 1;
  }
  return [clip(table, one), clip(parts, two), label].filter((part) => part !== '').join('_');
}

/** Truncates a long name and appends a digest of the full name, so that names with the same beginning differ. */
function shorten(name: string): string {
  if (bytes(name) <= LIMIT) return name;
  return `${clip(name, LIMIT - 9)}_${digest(name)}`;
}

/** FNV-1a, 32 bits, as eight hexadecimal digits. @see http://www.isthe.com/chongo/tech/comp/fnv/ */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Truncates a text to a number of bytes of UTF-8, at a character boundary. */
function clip(text: string, limit: number): string {
  let length = 0;
  let clipped = '';
  for (const character of text) {
    length += bytes(character);
    if (length > limit) break;
    clipped += character;
  }
  return clipped;
}
