import { tokenName, tokensOf } from '../lexer/index.ts';
import type { Column, HashDistribution, Table } from '../model/index.ts';
import { objectId } from '../names/index.ts';
import { printTypeName, type TypeName } from '../type-name/index.ts';
import type { Cluster } from './cluster.ts';
import { type CitusRule, documentation, type Finding, source } from './rule.ts';
import { isSequenceDefault } from './sequence-default.ts';

/** The built-in types whose values PostgreSQL cannot hash. */
export const UNHASHED: ReadonlySet<string> = new Set([
  'bit',
  'bit varying',
  'box',
  'circle',
  'json',
  'jsonpath',
  'line',
  'lseg',
  'money',
  'path',
  'pg_snapshot',
  'point',
  'polygon',
  'refcursor',
  'tsquery',
  'tsvector',
  'txid_snapshot',
  'xml',
]);

/** The rules for the column by which rows are divided, and for columns with a sequence. */
export const columnRules = (): readonly CitusRule[] => [
  {
    code: 'CITUS_COLUMN',
    link: documentation('develop/api_udf.html#create-distributed-table'),
    check: (cluster) =>
      declared(cluster).flatMap(([table, { column: name }]) => {
        if (columnOf(table, name)) return [];
        const got = `Expected the distribution column of ${table.schema}.${table.name} to be one of its columns, got "${name}".`;
        return [{ object: tableObject(table), message: `${got} Declare it or fix the name.` }];
      }),
  },
  {
    code: 'CITUS_COLUMN',
    link: source('commands/create_distributed_table.c'),
    check: (cluster) =>
      declared(cluster).flatMap(([table, { column: name }]) => {
        const column = columnOf(table, name);
        const fault = column && faultOf(column, cluster);
        if (fault === undefined) return [];
        const [expected, got] = fault;
        return [
          {
            object: columnObject(table, name),
            message: `Expected ${expected} as the distribution column of ${table.schema}.${table.name}, got ${got}. Distribute it by another column.`,
          },
        ];
      }),
  },
  {
    code: 'CITUS_IDENTITY',
    link: documentation('develop/reference_workarounds.html#limitations'),
    check: (cluster) =>
      cluster.distributed.flatMap(([table]) =>
        table.columns.filter(isSmallNumbered).map(({ name, type }): Finding => {
          const got = `Expected bigint in ${table.schema}.${table.name}.${name}, whose values a sequence generates on every node, got ${type}.`;
          return {
            object: columnObject(table, name),
            message: `${got} Declare it as bigint, or without a sequence.`,
          };
        }),
      ),
  },
];

function declared({ model }: Cluster): readonly (readonly [Table, HashDistribution])[] {
  return model.tables.flatMap((table) =>
    table.distribution === undefined || table.distribution === 'reference'
      ? []
      : [[table, table.distribution] as const],
  );
}

/** What Citus requires of a distribution column, and what this one is; undefined for a suitable one. */
function faultOf(column: Column, cluster: Cluster): readonly [expected: string, got: string] | undefined {
  if (column.generated) return ['a column that is written', `the generated column "${column.name}"`];
  const { type, collation } = cluster.baseOf(column);
  if (isUnhashed(type))
    return ['a column whose type has a hash function', `"${column.name}" of type ${column.type}`];
  if (isOfNegativeScale(type))
    return ['a column that is not numeric with a negative scale', `"${column.name}" of type ${column.type}`];
  if (collation !== undefined && isNondeterministic(collation, cluster))
    return ['a column with a deterministic collation', `"${column.name}" with ${collation}`];
  return undefined;
}

function isUnhashed({ name, schema, dimensions }: TypeName): boolean {
  return schema === 'pg_catalog' && dimensions === 0 && UNHASHED.has(name);
}

function isOfNegativeScale({ name, modifiers }: TypeName): boolean {
  return name === 'numeric' && modifiers[1]?.startsWith('-') === true;
}

/** Returns whether SQL names a collation for which different strings can be equal. */
function isNondeterministic(collation: string, { model }: Cluster): boolean {
  const path = [...tokensOf(collation)].map(tokenName).filter((name) => name !== undefined);
  const [name, schema = 'public'] = path.reverse();
  return (model.collations ?? []).some(
    (one) => one.deterministic === false && one.name === name && one.schema === schema,
  );
}

/** Returns whether a sequence generates the values of a column that is smaller than bigint. */
function isSmallNumbered(column: Column): boolean {
  const isSmall = column.type === 'integer' || column.type === 'smallint';
  return isSmall && (column.identity !== undefined || isSequenceDefault(column));
}

/** The type of a distribution column and its collation, as co-located tables must have them in common. */
export function comparedType(
  cluster: Cluster,
  table: Table,
  { column: name }: HashDistribution,
): string | undefined {
  const column = columnOf(table, name);
  if (column === undefined) return undefined;
  const { type, collation } = cluster.baseOf(column);
  const text = printTypeName({ ...type, modifiers: [] });
  return collation === undefined ? text : `${text} with the collation ${collation}`;
}

function columnOf(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name);
}

export function tableObject({ schema, name }: Table): string {
  return objectId('table', [schema, name]);
}

function columnObject({ schema, name }: Table, column: string): string {
  return objectId('column', [schema, name, column]);
}
