import type { KindName, QualifiedName } from '@trellis/model';
import { quoteIdentifier } from '@trellis/model';
import { target } from './target.ts';

/** The name of an object, and the access method of an operator family or class. */
type Movable = QualifiedName & { readonly method?: string };

/** The kinds that a plan moves to another schema in place. None of them holds values. */
const movable: { readonly [K in KindName]?: (of: Movable) => string } = {
  'operator family': ({ method = '', ...of }) => target.operatorFamily({ ...of, method }),
  'operator class': ({ method = '', ...of }) => target.operatorClass({ ...of, method }),
  collation: target.collation,
  'text search dictionary': target.textSearchDictionary,
  'text search configuration': target.textSearchConfiguration,
};

/** Whether a plan moves objects of a kind to another schema in place. */
export function isMovable(kind: KindName): boolean {
  return movable[kind] !== undefined;
}

/** Moves an object to another schema. */
export function setSchema(kind: KindName, of: Movable, schema: string): string[] {
  const name = movable[kind]?.(of);
  return name === undefined ? [] : [`ALTER ${name} SET SCHEMA ${quoteIdentifier(schema)}`];
}
