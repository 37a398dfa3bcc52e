import { tokenName, tokensOf } from '../lexer/index.ts';
import type { Table } from '../model/index.ts';
import { objectId } from '../names/index.ts';
import type { Cluster } from './cluster.ts';
import { tableObject } from './column-rules.ts';
import { type CitusRule, documentation, type Finding, source } from './rule.ts';

const limitations = /* @__PURE__ */ documentation('develop/reference_workarounds.html#limitations');
const code = /* @__PURE__ */ source('commands/create_distributed_table.c');

/** The rules for what a distributed table can be and have. */
export const tableRules = (): readonly CitusRule[] => [
  tableRule(code, ({ foreign }) =>
    foreign ? ['a table with rows of its own', 'a foreign table'] : undefined,
  ),
  tableRule(code, ({ partitionOf, distribution }) =>
    partitionOf && distribution !== undefined
      ? [
          'a table that is no partition',
          `a partition of ${partitionOf.schema}.${partitionOf.name}, which distributes its partitions`,
        ]
      : undefined,
  ),
  tableRule(limitations, ({ partitionOf, partitionBy }) =>
    partitionOf && partitionBy !== undefined
      ? ['partitions of one level', `a partitioned partition of ${partitionOf.schema}.${partitionOf.name}`]
      : undefined,
  ),
  tableRule(code, ({ partitionBy, distribution }) =>
    partitionBy !== undefined && distribution === 'reference'
      ? ['a reference table without partitions', `one partitioned by ${partitionBy}`]
      : undefined,
  ),
  tableRule(code, (table, { model }) => {
    const [parent] = table.inherits ?? [];
    const isParentOf = ({ inherits = [] }: Table) =>
      inherits.some(({ schema, name }) => schema === table.schema && name === table.name);
    const child = model.tables.find(isParentOf);
    const other = parent ?? child;
    return (
      other && [
        'a table without inheritance',
        `a ${parent ? 'child' : 'parent'} of ${other.schema}.${other.name}`,
      ]
    );
  }),
  partRule('CITUS_TRIGGER', documentation('extra/triggers.html'), 'trigger', (table) =>
    table.triggers.filter(({ local }) => local !== false),
  ),
  partRule('CITUS_RULE', limitations, 'rule', (table) => table.rules),
  partRule(
    'CITUS_POLICY',
    source('commands/policy.c'),
    'policy',
    (table) => table.policies.filter(hasSubquery),
    ' with a subquery',
  ),
];

/** A rule for each distributed table. */
function tableRule(
  link: string,
  faultOf: (table: Table, cluster: Cluster) => readonly [expected: string, got: string] | undefined,
): CitusRule {
  return {
    code: 'CITUS_TABLE',
    link,
    check: (cluster) =>
      cluster.distributed.flatMap(([table]) => {
        const [expected, got] = faultOf(table, cluster) ?? [];
        if (expected === undefined) return [];
        const message = `Expected ${expected} as the distributed table ${table.schema}.${table.name}, got ${got}. Remove its \`distribution\`, or change the table.`;
        return [{ object: tableObject(table), message }];
      }),
  };
}

/** A rule that distributed tables have no parts of a kind. */
function partRule(
  code: string,
  link: string,
  kind: 'trigger' | 'rule' | 'policy',
  partsOf: (table: Table) => readonly { readonly name: string }[],
  more = '',
): CitusRule {
  return {
    code,
    link,
    check: (cluster) =>
      cluster.distributed.flatMap(([table]) =>
        partsOf(table).map(
          ({ name }): Finding => ({
            object: objectId(kind, [table.schema, table.name, name]),
            message: `Expected no ${kind}${more} on the distributed table ${table.schema}.${table.name}, got ${name}. Remove it, or the \`distribution\` of the table.`,
          }),
        ),
      ),
  };
}

function hasSubquery({ using = '', withCheck = '' }: Table['policies'][number]): boolean {
  return [using, withCheck].some((text) =>
    [...tokensOf(text)].some((token) => tokenName(token) === 'select'),
  );
}
