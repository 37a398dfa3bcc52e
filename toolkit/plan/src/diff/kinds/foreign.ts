import type { QualifiedName } from '@trellis/model';
import { type Catalog, tableId } from '../node/index.ts';

/**
 * Whether a table is a foreign table. It has no rows of its own, so a plan neither reads nor writes rows of it, loses
 * none, and recreates it instead of copying its rows.
 */
export function isForeign(table: QualifiedName, catalog: Catalog): boolean {
  return catalog.find('table', tableId(table))?.value.foreign !== undefined;
}
