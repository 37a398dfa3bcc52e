import type { QualifiedName } from '@trellis/model';
import { type Catalog, type Node, tableId } from '../node/index.ts';
import type { PlanContext, Sql } from '../operation/index.ts';

/**
 * Whether a table is a foreign table. It has no rows of its own, so a plan neither reads nor writes rows of it, loses
 * none, and recreates it instead of copying its rows.
 */
export function isForeign(table: QualifiedName, catalog: Catalog): boolean {
  return catalog.find('table', tableId(table))?.value.foreign !== undefined;
}

/** What makes a table a part of another. */
type Link = 'partition' | 'inheritance';

/**
 * Refuses statements that would write rows of a foreign table, because they write those of its parents. The same
 * statements run on a scratch database, whose foreign servers may be those of a live database.
 *
 * @param node what the statement changes
 * @param statement the statement
 */
export function refuseForeignRows(node: Node, { sql, writes }: Sql, context: PlanContext): void {
  const written = writes ?? node.table;
  const table = written ? tableId(written) : node.id;
  const starts = (word: string) => sql.startsWith(`${word} `);
  // An INSERT chooses among partitions, and an UPDATE applies to children as well.
  const links: readonly Link[] = starts('UPDATE') ? ['partition', 'inheritance'] : ['partition'];
  if (!starts('UPDATE') && !starts('INSERT')) return;
  const isRefused = [context.before, context.after].some((catalog) => hasForeignBelow(table, links, catalog));
  if (isRefused)
    context.refuse({
      code: 'FOREIGN_ROWS',
      object: node.object,
      message: `Rows of ${table} would be written, and some of them are on a foreign server. Detach its foreign tables in a migration of its own first, or write that part of the migration by hand.`,
    });
}

/** Whether a table, or one that links of some kinds make a partition or child of it, is a foreign table. */
function hasForeignBelow(table: string, links: readonly Link[], catalog: Catalog): boolean {
  if (catalog.find('table', table)?.value.foreign) return true;
  return links
    .flatMap((kind) => catalog.dependentsOf(kind, table))
    .some(({ object }) => object !== table && hasForeignBelow(object, links, catalog));
}
