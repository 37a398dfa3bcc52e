import {
  addPublishedSchema,
  addPublishedTable,
  createPublication,
  dropPublication,
  dropPublishedSchema,
  dropPublishedTable,
  setPublicationOptions,
} from '../../ddl/index.ts';
import type { Kind } from '../operation/index.ts';
import { likeInAll } from './likeness.ts';

/** Publications: options are altered in place. `FOR ALL TABLES` can be given only when a publication is created. */
export const publicationKind: Kind<'publication'> = {
  likeness: likeInAll,
  create(node, context) {
    const parts = context.folded(node);
    const tables = parts.flatMap((part) => (part.kind === 'publication relation' ? [part.value] : []));
    const schemas = parts.flatMap((part) => (part.kind === 'publication namespace' ? [part.value] : []));
    return createPublication({ ...node.value, tables, schemas });
  },
  drop: (node) => dropPublication(node.value),
  alter: (from, to) =>
    from.value.allTables === to.value.allTables ? setPublicationOptions(from.value, to.value) : 'replace',
};

/**
 * Tables of a publication. PostgreSQL refuses to change the type of a column, or to drop it, while a column list or
 * a row filter names it, so the table is removed before such a change and added after it.
 */
export const publicationRelationKind: Kind<'publication relation'> = {
  isInvalidatedByRetyping: () => true,
  create: (node) => addPublishedTable(publicationOf(node), node.value),
  drop: (node) => dropPublishedTable(publicationOf(node), node.value),
  foldsIntoCreate: () => true,
};

/** Schemas of a publication. */
export const publicationNamespaceKind: Kind<'publication namespace'> = {
  create: (node) => addPublishedSchema(publicationOf(node), node.value),
  drop: (node) => dropPublishedSchema(publicationOf(node), node.value),
  foldsIntoCreate: () => true,
};

function publicationOf({ path }: { readonly path: readonly string[] }): string {
  return path.at(-1) ?? '';
}
