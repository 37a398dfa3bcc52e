import type { Distribution, ForeignKey, Table } from '../model/index.ts';
import { objectId } from '../names/index.ts';
import type { Cluster } from './cluster.ts';
import { type CitusRule, documentation, type Finding, source } from './rule.ts';
import { isSequenceDefault } from './sequence-default.ts';

/** A foreign key with both of its tables. */
interface Reference {
  readonly key: ForeignKey;
  readonly from: Table;
  readonly to: Table;
  readonly of: Distribution | undefined;
  readonly on: Distribution | undefined;
}

const constraints = /* @__PURE__ */ documentation('develop/reference_ddl.html#adding-removing-constraints');
const code = /* @__PURE__ */ source('commands/foreign_constraint.c');

/** The rules for foreign keys. Citus checks them on each node, so it needs both rows on one. */
export const foreignKeyRules = (): readonly CitusRule[] => [
  rule(constraints, ({ to, of, on }) =>
    of !== undefined && of !== 'reference' && on === undefined
      ? `a distributed or reference table as the target, got the local table ${nameOf(to)}. Keep it as a reference table, or remove the foreign key`
      : undefined,
  ),
  rule(constraints, ({ from, to, of, on }) =>
    (of === undefined || of === 'reference') && on !== undefined && on !== 'reference'
      ? `a local or reference table as the target of the ${of === undefined ? 'local' : 'reference'} table ${nameOf(from)}, got the distributed table ${nameOf(to)}. Distribute both, or remove the foreign key`
      : undefined,
  ),
  rule(constraints, ({ from, to, of, on }, cluster) =>
    areDivided(of, on) && !cluster.areColocated(from, to)
      ? `co-located tables, got ${nameOf(from)} and ${nameOf(to)} in different groups. Declare \`colocateWith\`, or remove the foreign key`
      : undefined,
  ),
  rule(constraints, ({ key, from, to, of, on }, cluster) => {
    if (!areDivided(of, on) || !cluster.areColocated(from, to)) return undefined;
    const at = key.columns.indexOf(columnOf(of));
    if (at >= 0 && key.references.columns[at] === columnOf(on)) return undefined;
    return `the distribution columns "${columnOf(of)}" and "${columnOf(on)}" in the same place of both sides, got (${key.columns.join(', ')}) and (${key.references.columns.join(', ')}). Add them to the key`;
  }),
  rule(code, ({ key, of }) => {
    if (of === undefined || of === 'reference' || !key.columns.includes(of.column)) return undefined;
    const { onDelete, onUpdate } = key;
    const isChanged = (action: ForeignKey['onUpdate']) => action === 'set null' || action === 'set default';
    const action = isChanged(onDelete)
      ? `ON DELETE ${onDelete?.toUpperCase()}`
      : isChanged(onUpdate) || onUpdate === 'cascade'
        ? `ON UPDATE ${onUpdate?.toUpperCase()}`
        : undefined;
    return (
      action &&
      `no action that changes the distribution column "${of.column}", got ${action}. Declare another action`
    );
  }),
  rule(constraints, ({ key, to, of, on }) => {
    if (of !== 'reference' || on !== undefined) return undefined;
    const action = [key.onDelete, key.onUpdate].find((one) => one !== undefined && one !== 'restrict');
    return (
      action &&
      `NO ACTION or RESTRICT from a reference table to the local table ${nameOf(to)}, got ${action.toUpperCase()}. Declare another action, or keep ${nameOf(to)} as a reference table`
    );
  }),
  rule(code, ({ key, from, of, on }) => {
    if (of === undefined && on === undefined) return undefined;
    const set =
      key.onUpdate === 'set default'
        ? key.columns
        : key.onDelete === 'set default'
          ? (key.onDeleteColumns ?? key.columns)
          : [];
    const column = from.columns.find((one) => set.includes(one.name) && isSequenceDefault(one));
    return (
      column &&
      `no SET DEFAULT of a column whose default is a sequence, got it on "${column.name}". Declare another action`
    );
  }),
];

/** A rule for each foreign key of a distributed table, or to one. */
function rule(
  link: string,
  faultOf: (reference: Reference, cluster: Cluster) => string | undefined,
): CitusRule {
  return {
    code: 'CITUS_FOREIGN_KEY',
    link,
    check: (cluster) =>
      referencesOf(cluster).flatMap((reference): readonly Finding[] => {
        const fault = faultOf(reference, cluster);
        const { key, from } = reference;
        const object = objectId('constraint', [from.schema, from.name, key.name]);
        return fault === undefined
          ? []
          : [{ object, message: `Expected the foreign key ${key.name} to have ${fault}.` }];
      }),
  };
}

function referencesOf(cluster: Cluster): readonly Reference[] {
  return cluster.model.tables.flatMap((from) =>
    from.foreignKeys.flatMap((key) => {
      const to = cluster.find(key.references);
      const isCopy = key.local === false;
      return to === undefined || isCopy
        ? []
        : [{ key, from, to, of: cluster.distributionOf(from), on: cluster.distributionOf(to) }];
    }),
  );
}

function areDivided(of: Distribution | undefined, on: Distribution | undefined): boolean {
  return [of, on].every((one) => one !== undefined && one !== 'reference');
}

function columnOf(distribution: Distribution | undefined): string {
  return distribution === undefined || distribution === 'reference' ? '' : distribution.column;
}

function nameOf({ schema, name }: Table): string {
  return `${schema}.${name}`;
}
