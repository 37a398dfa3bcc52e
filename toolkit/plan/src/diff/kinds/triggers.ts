import { objectId, quoteIdentifier } from '@trellis/model';
import { qualifiedName, roleName, same } from '@trellis/model/internal';
import {
  createPolicy,
  createRule,
  createTrigger,
  dropPolicy,
  dropRule,
  dropTrigger,
  ruleSettings,
  setRuleEnabled,
  setTriggerEnabled,
  triggerSettings,
} from '../../ddl/index.ts';
import { type Catalog, idsOf, type NodeOf, tableId } from '../node/index.ts';
import type { Kind, PlanContext } from '../operation/index.ts';
import { likeInAll } from './likeness.ts';
import { tableOf } from './part-of.ts';
import { usesChanged } from './rename-aside.ts';

/** Triggers: when they fire is altered in place. */
export const triggerKind: Kind<'trigger'> = {
  likeness: likeInAll,
  isInvalidatedByRetyping: () => true,
  hasExpression: () => true,
  isAttachedWithTable: true,
  // The copy that no longer differs is kept.
  outlivesNode: (node, operations) =>
    node.value.local === false &&
    !idsOf(node, 'original', 'partition').some((id) => operations.get('drop', id)),
  create: (node, context) => [
    ...createTrigger(node.value),
    ...triggerSettings(tableOf(node), node.value),
    ...(node.value.local === false ? copiesBeneath(node, context) : []),
  ],
  drop(node, context) {
    if (node.value.local !== false) return dropTrigger(tableOf(node), node.value.name);
    // A copy is dropped with its original, and when its table is detached.
    if (idsOf(node, 'original', 'partition').some((id) => context.action(id) !== undefined)) return [];
    // A copy that no longer differs is kept, and fires when its original does.
    const [above] = originals(node, context.after);
    if (!above) return [];
    return [
      ...setTriggerEnabled(tableOf(node), node.value.name, above.value.enabled),
      ...copiesBeneath(node, context),
    ];
  },
  alter(from, to, context) {
    if (from.value.local === false && to.value.local === false)
      return [
        ...setTriggerEnabled(tableOf(to), to.value.name, to.value.enabled),
        ...copiesBeneath(to, context),
      ];
    // A copy is dropped when its table is detached, and created when it is attached.
    if (from.value.local !== to.value.local || from.value.definition !== to.value.definition)
      return 'replace';
    return [
      ...setTriggerEnabled(tableOf(to), to.value.name, to.value.enabled),
      ...copiesBeneath(to, context),
    ];
  },
};

/** Sets again when the copies fire that differ from their original: ALTER TABLE on the original alters them as well. */
function copiesBeneath(node: NodeOf<'trigger'>, { after, action }: PlanContext): string[] {
  return after
    .dependentsOf('trigger', node.id)
    .flatMap((copy) => (action(copy.id) === undefined ? triggerSettings(tableOf(copy), copy.value) : []));
}

/** The originals of a partition's copy of a trigger, the nearest first. */
function originals(node: NodeOf<'trigger'>, catalog: Catalog): NodeOf<'trigger'>[] {
  const found: NodeOf<'trigger'>[] = [];
  let [schema = '', table = ''] = node.path;
  for (;;) {
    const held = catalog.find('table', tableId({ schema, name: table }));
    if (!held?.value.partitionOf) return found;
    ({ schema, name: table } = held.value.partitionOf);
    const above = catalog.find('trigger', objectId('trigger', [schema, table, node.value.name]));
    if (above) found.push(above);
  }
}

/** Rules: whether they apply is altered in place. */
export const ruleKind: Kind<'rule'> = {
  leavesBeforeRename: usesChanged,
  isInvalidatedByRetyping: () => true,
  hasExpression: () => true,
  create: (node) => [...createRule(node.value), ...ruleSettings(tableOf(node), node.value)],
  drop: (node) => dropRule(tableOf(node), node.value.name),
  alter(from, to) {
    if (from.value.definition !== to.value.definition) return 'replace';
    return setRuleEnabled(tableOf(to), to.value.name, to.value.enabled);
  },
};

/** Policies: roles and conditions are altered in place; a condition cannot be removed. */
export const policyKind: Kind<'policy'> = {
  leavesBeforeRename: usesChanged,
  likeness: likeInAll,
  isInvalidatedByRetyping: () => true,
  hasExpression: () => true,
  create: (node) => createPolicy(tableOf(node), node.value),
  drop: (node) => dropPolicy(tableOf(node), node.value.name),
  alter(from, to) {
    const [was, is] = [from.value, to.value];
    if (was.command !== is.command || was.restrictive !== is.restrictive) return 'replace';
    if ((was.using && !is.using) || (was.withCheck && !is.withCheck)) return 'replace';
    const parts: string[] = [];
    if (!same(was.roles, is.roles)) parts.push(`TO ${(is.roles ?? ['PUBLIC']).map(roleName).join(', ')}`);
    if (was.using !== is.using) parts.push(`USING (${is.using})`);
    if (was.withCheck !== is.withCheck) parts.push(`WITH CHECK (${is.withCheck})`);
    return [`ALTER POLICY ${quoteIdentifier(is.name)} ON ${qualifiedName(tableOf(to))} ${parts.join(' ')}`];
  },
};
