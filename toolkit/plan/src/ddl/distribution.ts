import type { Distribution, QualifiedName } from '@trellis/model';
import { qualifiedName, sqlLiteral } from '@trellis/model/internal';

/**
 * Distributes a table over the nodes of Citus.
 *
 * @param colocateWith a table whose co-location group it joins. Absent, it begins one
 * @param shardCount the number of shards of the group that it begins
 */
export function distributeTable(
  table: QualifiedName,
  distribution: Distribution,
  group: { readonly colocateWith?: QualifiedName | undefined; readonly shardCount?: number | undefined } = {},
): string[] {
  if (distribution === 'reference') return [onCitus('create_reference_table', [nameOf(table)])];
  const { colocateWith, shardCount } = group;
  return [
    onCitus('create_distributed_table', [
      nameOf(table),
      sqlLiteral(distribution.column),
      // The default would join any group that fits, depending on what else the database has.
      `colocate_with => ${colocateWith ? nameOf(colocateWith) : "'none'"}`,
      ...(colocateWith || shardCount === undefined ? [] : [`shard_count => ${shardCount}`]),
    ]),
  ];
}

/** Makes a distributed table or reference table a local one again. */
export function undistributeTable(table: QualifiedName): string[] {
  return [onCitus('undistribute_table', [nameOf(table)])];
}

/** What changes in the distribution of a table. */
export interface DistributionChange {
  readonly column?: string | undefined;
  readonly shardCount?: number | undefined;
  /** A table whose co-location group it joins, or `none` for a group of its own. */
  readonly colocateWith?: QualifiedName | 'none' | undefined;
  /** Whether the tables of its co-location group get the number of shards as well. */
  readonly cascades?: boolean | undefined;
}

/** Distributes a distributed table in another way. */
export function redistributeTable(table: QualifiedName, change: DistributionChange): string[] {
  const { column, shardCount, colocateWith, cascades } = change;
  const group = colocateWith === 'none' ? "'none'" : colocateWith && nameOf(colocateWith);
  const options = [
    ...(column === undefined ? [] : [`distribution_column => ${sqlLiteral(column)}`]),
    ...(shardCount === undefined ? [] : [`shard_count => ${shardCount}`]),
    ...(group === undefined ? [] : [`colocate_with => ${group}`]),
    ...(cascades === undefined ? [] : [`cascade_to_colocated => ${cascades}`]),
  ];
  return options.length === 0 ? [] : [onCitus('alter_distributed_table', [nameOf(table), ...options])];
}

function nameOf(table: QualifiedName): string {
  return sqlLiteral(qualifiedName(table));
}

/** A call of a function of Citus, which does nothing in a database without Citus. */
function onCitus(name: string, args: readonly string[]): string {
  const call = `PERFORM pg_catalog.${name}(${args.join(', ')});`;
  const tag = unusedTag(call);
  return [
    `DO ${tag} BEGIN`,
    "  IF EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = 'citus') THEN",
    `    ${call}`,
    '  END IF;',
    `END ${tag}`,
  ].join('\n');
}

/** A tag of a dollar-quoted string that a text does not contain. */
function unusedTag(text: string): string {
  for (let number = 0; ; number += 1) {
    const tag = number === 0 ? '$$' : `$citus${number}$`;
    if (!text.includes(tag)) return tag;
  }
}
