import type { Named, QualifiedName, ValueOfKind } from '@trellis/model';
import { quoteIdentifier } from '@trellis/model';
import { qualifiedName, type RenamableKind } from '@trellis/model/internal';
import { target } from './target.ts';

/**
 * The statement that renames an object or part.
 *
 * @param kind its kind
 * @param old its value before the rename, in the schema that it has by then
 * @param to its new name
 * @param whole of a part: the object that it belongs to, by the name that it has by then
 */
export function renameTo<K extends RenamableKind>(
  kind: K,
  old: ValueOfKind<K>,
  to: string,
  whole: QualifiedName | undefined,
): string {
  return `ALTER ${renamed[kind](old, whole ?? { schema: '', name: '' })} TO ${quoteIdentifier(to)}`;
}

type Renamed<K extends RenamableKind> = (old: ValueOfKind<K>, whole: QualifiedName) => string;

const constraint = ({ name }: Named, whole: QualifiedName) =>
  `${target.table(whole)} RENAME CONSTRAINT ${quoteIdentifier(name)}`;

/** The clause between `ALTER` and `TO`. */
const renamed: { readonly [K in RenamableKind]: Renamed<K> } = {
  schema: ({ name }) => `${target.schema(name)} RENAME`,
  'operator family': (old) => `${target.operatorFamily(old)} RENAME`,
  'operator class': (old) => `${target.operatorClass(old)} RENAME`,
  'event trigger': (old) => `${target.eventTrigger(old)} RENAME`,
  publication: ({ name }) => `${target.publication(name)} RENAME`,
  'foreign data wrapper': ({ name }) => `${target.foreignDataWrapper(name)} RENAME`,
  'foreign server': ({ name }) => `${target.foreignServer(name)} RENAME`,
  enum: (old) => `${target.type(old)} RENAME`,
  domain: (old) => `${target.domain(old)} RENAME`,
  'composite type': (old) => `${target.type(old)} RENAME`,
  'range type': (old) => `${target.type(old)} RENAME`,
  sequence: (old) => `${target.sequence(old)} RENAME`,
  table: (old) => `${target.table(old)} RENAME`,
  view: (old) => `${target.view(old)} RENAME`,
  statistics: (old) => `${target.statistics(old)} RENAME`,
  collation: (old) => `${target.collation(old)} RENAME`,
  'text search dictionary': (old) => `${target.textSearchDictionary(old)} RENAME`,
  'text search configuration': (old) => `${target.textSearchConfiguration(old)} RENAME`,
  index: ({ name }, { schema }) => `${target.index({ schema, name })} RENAME`,
  column: ({ name }, whole) => `${target.table(whole)} RENAME COLUMN ${quoteIdentifier(name)}`,
  attribute: ({ name }, whole) => `${target.type(whole)} RENAME ATTRIBUTE ${quoteIdentifier(name)}`,
  'primary key': constraint,
  unique: constraint,
  'foreign key': constraint,
  check: constraint,
  exclusion: constraint,
  trigger: ({ name }, whole) => `TRIGGER ${quoteIdentifier(name)} ON ${qualifiedName(whole)} RENAME`,
  policy: ({ name }, whole) => `POLICY ${quoteIdentifier(name)} ON ${qualifiedName(whole)} RENAME`,
};
