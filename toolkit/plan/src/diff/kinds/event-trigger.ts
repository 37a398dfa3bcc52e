import type { EventTrigger } from '@trellis/model';
import { same } from '@trellis/model/internal';
import { createEventTrigger, setEventTriggerEnabled } from '../../ddl/index.ts';
import type { NodeOf } from '../node/index.ts';
import type { Consequence, Kind, Operation, Operations, PlanContext } from '../operation/index.ts';
import { likeInAll } from './likeness.ts';

/** Event triggers: when they fire is altered in place. */
export const eventTriggerKind: Kind<'event trigger'> = {
  likeness: likeInAll,
  create: (node) => createEventTrigger(node.value),
  drop: (node) => [`DROP ${node.target}`],
  alter(from, to) {
    const definition = ({ identity }: NodeOf<'event trigger'>) => ({
      ...(identity as EventTrigger),
      enabled: 0,
    });
    return same(definition(from), definition(to)) ? setEventTriggerEnabled(to.value) : 'replace';
  },
  consequences: triggersOfChangedFunctions,
  precedesAll: isFirst,
  orderAll: orderEventTriggers,
};

/**
 * The event triggers whose function changes. They would call the new function before what its body uses exists, so they are
 * dropped first and created last.
 */
function triggersOfChangedFunctions({ before, after, action }: PlanContext): readonly Consequence[] {
  return before.ofKind('event trigger').flatMap((trigger): readonly Consequence[] => {
    if (action(trigger.id) !== undefined || !after.nodes.has(trigger.id)) return [];
    const changed = [...trigger.requires].find((id) => action(id) !== undefined);
    return changed === undefined ? [] : [[trigger.id, changed]];
  });
}

/**
 * Orders the statements on event triggers as pg_dump does: an event trigger is dropped or disabled before all other
 * statements, and created or enabled after them, so that no statement of the migration runs its function. One that
 * does not change fires as usual.
 */
function orderEventTriggers(operations: Operations): void {
  const own = operations.all().filter(isOnEventTrigger);
  if (own.length === 0) return;
  const others = operations.all().filter(({ node }) => !own.some((one) => one.node.object === node.object));
  for (const operation of own)
    for (const other of others)
      if (isFirst(operation)) operations.order(operation, other, 'event trigger');
      else operations.order(other, operation, 'event trigger');
}

function isOnEventTrigger({ node }: Operation): boolean {
  return node.kind === 'event trigger';
}

/** Whether a statement keeps an event trigger from firing. */
function isFirst({ verb, node }: Operation): boolean {
  if (verb === 'drop') return true;
  const { enabled } = (node as NodeOf<'event trigger'>).value;
  return verb === 'alter' && (enabled === 'disabled' || enabled === 'replica');
}
