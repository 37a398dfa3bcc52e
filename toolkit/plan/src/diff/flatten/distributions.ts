import { objectId, type Table } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import { columnId, distributionId, edges, tableId } from '../node/index.ts';
import type { Collector } from './collector.ts';

/** Creates the nodes that distribute tables. The number of shards is that of the co-location group. */
export function flattenDistributions(collector: Collector, tables: readonly Table[]): void {
  const shardCounts = new Map(
    tables.flatMap((table) => {
      const { distribution } = table;
      return distribution === undefined || distribution === 'reference'
        ? []
        : [[tableId(table), distribution.shardCount]];
    }),
  );
  for (const table of tables) {
    const { schema, name, distribution } = table;
    if (distribution === undefined) continue;
    const id = tableId(table);
    const isReference = distribution === 'reference';
    const root = isReference ? undefined : distribution.colocateWith;
    collector.add({
      id: distributionId(id),
      kind: 'distribution',
      value: distribution,
      identity: isReference
        ? distribution
        : { column: distribution.column, shardCount: shardCounts.get(root ? tableId(root) : id) },
      object: id,
      path: [schema, name],
      table: { schema, name },
      target: target.table(table),
      parent: id,
      edges: [
        ...edges('column', isReference ? [] : [columnId(table, distribution.column)]),
        ...edges('after', [
          objectId('extension', ['citus']),
          ...(root ? [distributionId(tableId(root))] : []),
        ]),
      ],
    });
  }
}
