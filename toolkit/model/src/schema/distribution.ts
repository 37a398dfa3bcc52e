import type { Distribution, HashDistribution } from '../model/index.ts';
import { own } from '../value/index.ts';
import type { SchemaDescriptor } from './schema.ts';

/** How Citus distributes a table with the columns `C`. */
export type DistributionDescriptor<C extends string = string> =
  | 'reference'
  | (Omit<HashDistribution, 'column' | 'colocateWith'> & {
      readonly column: C;
      /** The key of the table whose shards are on the same nodes. Default: a co-location group of its own. */
      readonly colocateWith?: string;
    });

/** The number of shards unless another is declared: Citus' own default, `citus.shard_count`. */
const DEFAULT_SHARD_COUNT = 32;

/** Converts a distribution to the Model, in which the number of shards does not depend on a setting of the server. */
export function distributionToModel(
  tables: SchemaDescriptor['tables'],
  distribution: DistributionDescriptor,
): Distribution {
  if (distribution === 'reference') return distribution;
  const { colocateWith: key, shardCount, ...rest } = distribution;
  if (key === undefined) return { ...rest, shardCount: shardCount ?? DEFAULT_SHARD_COUNT };
  const target = own(tables, key);
  const { schema = 'public', name = key } = target ?? {};
  return { ...rest, colocateWith: { schema, name }, ...(shardCount !== undefined && { shardCount }) };
}
