import type { HashDistribution, Table } from '../model/index.ts';
import type { Cluster } from './cluster.ts';
import { comparedType, tableObject } from './column-rules.ts';
import { type CitusRule, documentation, source } from './rule.ts';

const MAX_SHARDS = 64_000;

const colocation = /* @__PURE__ */ documentation('develop/reference_ddl.html#co-locating-tables');
const code = /* @__PURE__ */ source('commands/create_distributed_table.c');

/** The rules for co-location groups and their number of shards. */
export const colocationRules = (): readonly CitusRule[] => [
  rule('CITUS_COLOCATION', colocation, (table, { colocateWith }, cluster) => {
    const target = colocateWith && cluster.find(colocateWith);
    const { distribution } = target ?? {};
    if (colocateWith === undefined) return undefined;
    const name = `${colocateWith.schema}.${colocateWith.name}`;
    const expected = `Expected \`colocateWith\` of ${table} to name a table that begins a co-location group`;
    if (distribution === undefined || distribution === 'reference')
      return `${expected}, got ${name}, which ${target ? 'is not distributed by a column' : 'does not exist'}. Distribute it, or remove \`colocateWith\`.`;
    return distribution.colocateWith
      ? `${expected}, got ${name}, which has \`colocateWith\` itself. Name ${distribution.colocateWith.schema}.${distribution.colocateWith.name}.`
      : undefined;
  }),
  rule('CITUS_COLOCATION', colocation, (table, distribution, cluster, own) => {
    const target = distribution.colocateWith && cluster.find(distribution.colocateWith);
    if (!target?.distribution || target.distribution === 'reference') return undefined;
    const type = comparedType(cluster, own, distribution);
    const other = comparedType(cluster, target, target.distribution);
    return type === undefined || other === undefined || type === other
      ? undefined
      : `Expected the distribution column of ${table} to have the type of that of ${target.schema}.${target.name}, ${other}, got ${type}. Declare one type, or remove \`colocateWith\`.`;
  }),
  rule('CITUS_SHARD_COUNT', code, (table, { colocateWith, shardCount }) =>
    colocateWith && shardCount !== undefined
      ? `Expected no \`shardCount\` of ${table} beside \`colocateWith\`, whose table has the number, got ${shardCount}. Remove one of them.`
      : undefined,
  ),
  rule('CITUS_SHARD_COUNT', code, (table, { shardCount }) =>
    shardCount === undefined || (Number.isInteger(shardCount) && shardCount >= 1 && shardCount <= MAX_SHARDS)
      ? undefined
      : `Expected \`shardCount\` of ${table} from 1 to ${MAX_SHARDS}, got ${shardCount}. Fix the number.`,
  ),
];

/** A rule for each table that declares a distribution by a column. */
function rule(
  code: string,
  link: string,
  faultOf: (
    name: string,
    distribution: HashDistribution,
    cluster: Cluster,
    table: Table,
  ) => string | undefined,
): CitusRule {
  return {
    code,
    link,
    check: (cluster) =>
      cluster.model.tables.flatMap((table) => {
        if (table.distribution === undefined || table.distribution === 'reference') return [];
        const message = faultOf(`${table.schema}.${table.name}`, table.distribution, cluster, table);
        return message === undefined ? [] : [{ object: tableObject(table), message }];
      }),
  };
}
