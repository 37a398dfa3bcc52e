import { objectId, quoteIdentifier } from '@trellis/model';
import { qualifiedName, roleName } from '@trellis/model/internal';
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
import type { Catalog, NodeOf } from '../node.ts';
import { tableOf } from './column-of.ts';
import { type Kind, type Surroundings, same } from './kind.ts';

/** Triggers: whether they fire is altered in place. */
export const triggerKind: Kind<'trigger'> = {
  create: (node, around) => [
    ...createTrigger(node.value),
    ...triggerSettings(tableOf(node), node.value),
    ...(node.value.local === false ? copiesBeneath(node, around) : []),
  ],
  drop(node, around) {
    if (node.value.local !== false) return dropTrigger(tableOf(node), node.value.name);
    // It goes with the original, and when its table is a partition no more.
    const isTaken = (id: string) => /^(trigger|partition) /.test(id) && around.action(id) !== undefined;
    if ([...node.requires].some(isTaken)) return [];
    // A partition's copy that differs no more stays, and fires when its parent's does.
    const [above] = originals(node, around.after);
    if (!above) return [];
    return [
      ...setTriggerEnabled(tableOf(node), node.value.name, above.value.enabled),
      ...copiesBeneath(node, around),
    ];
  },
  alter(from, to, around) {
    if (from.value.local === false && to.value.local === false)
      return [
        ...setTriggerEnabled(tableOf(to), to.value.name, to.value.enabled),
        ...copiesBeneath(to, around),
      ];
    // A copy goes when its table is a partition no more, and comes when it is one.
    if (from.value.local !== to.value.local || from.value.definition !== to.value.definition)
      return 'replace';
    return [...setTriggerEnabled(tableOf(to), to.value.name, to.value.enabled), ...copiesBeneath(to, around)];
  },
};

/** When those copies fire of which a partition told otherwise, and still does: what is said of the original reaches them. */
function copiesBeneath(node: NodeOf<'trigger'>, { after, action }: Surroundings): string[] {
  return [...(after.dependents.get(node.id) ?? [])].flatMap((id) => {
    const copy = after.nodes.get(id);
    return copy?.kind === 'trigger' && action(id) === undefined
      ? triggerSettings(tableOf(copy), copy.value)
      : [];
  });
}

/** The triggers of partitioned tables that a partition's is a copy of, the nearest first. */
function originals(node: NodeOf<'trigger'>, catalog: Catalog): NodeOf<'trigger'>[] {
  const found: NodeOf<'trigger'>[] = [];
  let [schema = '', table = ''] = node.path;
  for (;;) {
    const held = catalog.nodes.get(objectId('table', [schema, table]));
    if (held?.kind !== 'table' || !held.value.partitionOf) return found;
    ({ schema, name: table } = held.value.partitionOf);
    const above = catalog.nodes.get(objectId('trigger', [schema, table, node.value.name]));
    if (above?.kind === 'trigger') found.push(above);
  }
}

/** Rules: whether they apply is altered in place. */
export const ruleKind: Kind<'rule'> = {
  create: (node) => [...createRule(node.value), ...ruleSettings(tableOf(node), node.value)],
  drop: (node) => dropRule(tableOf(node), node.value.name),
  alter(from, to) {
    if (from.value.definition !== to.value.definition) return 'replace';
    return setRuleEnabled(tableOf(to), to.value.name, to.value.enabled);
  },
};

/** Policies: roles and conditions are altered in place; a condition cannot be taken off. */
export const policyKind: Kind<'policy'> = {
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
