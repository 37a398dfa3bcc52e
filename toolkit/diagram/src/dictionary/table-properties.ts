import { type Distribution, type Table, tableKey } from '@trellis/model';
import { code, link, list } from '../markdown/index.ts';
import { incomingOf } from '../tables/index.ts';
import type { DictionaryContext } from './context.ts';

/** Formats the properties that distinguish a table from a plain one: partitions, parents, row security, persistence. */
export function tableProperties({ model, href }: DictionaryContext, table: Table): string {
  const partitions = incomingOf(model).get(tableKey(table))?.partitions ?? [];
  const parents = (table.inherits ?? []).map((parent) => link(tableKey(parent), href(tableKey(parent))));
  return list([
    table.foreign && `Foreign table of the server ${code(table.foreign.server)}.`,
    table.partitionBy && `Partitioned by ${code(table.partitionBy)}.`,
    table.distribution && distributionInWords(table.distribution, href),
    ...partitions.map((one) => `Partition ${code(tableKey(one))}: ${code(one.partitionOf?.bound ?? '')}.`),
    parents.length > 0 && `Inherits from ${parents.join(', ')}.`,
    table.unlogged && 'Unlogged: truncated after a crash.',
    table.rowSecurity && `Row-level security is ${table.rowSecurity}.`,
    table.ofType && `Typed table of ${code(table.ofType)}.`,
  ]);
}

/** Describes how Citus distributes a table. */
function distributionInWords(distribution: Distribution, href: DictionaryContext['href']): string {
  if (distribution === 'reference') return 'Reference table of Citus: every node has a copy.';
  const { column, colocateWith } = distribution;
  const group = colocateWith
    ? `, on the nodes of ${link(tableKey(colocateWith), href(tableKey(colocateWith)))}`
    : '';
  return `Distributed by Citus by ${code(column)}${group}.`;
}
