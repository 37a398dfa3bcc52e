import type { Model } from '@trellis/model';
import { withDistributionsOf } from '@trellis/model/internal';
import type { Plan } from './change/index.ts';
import { handOver } from './extension-members.ts';
import { flatten } from './flatten/index.ts';
import { kindNamed } from './kinds/index.ts';
import { planNamedValues } from './named-values.ts';
import { Operations } from './operation/index.ts';
import { applyRules, dependencyCycle, type Order, putInOrder } from './order/index.ts';
import { Planning } from './planning.ts';
import { planPositions } from './positions/index.ts';
import {
  applyRenames,
  findRenames,
  lossWithOldNames,
  type Rename,
  renameChanges,
  withEventTriggersOff,
  withNewNamesInUsing,
} from './rename/index.ts';
import { renameHints } from './rename-hints/index.ts';
import { Script } from './script.ts';
import { refuseUnmodelled, refuseUnmodelledDependents } from './unmodelled.ts';

/** Options of {@link diffModels}. */
export interface DiffOptions {
  /**
   * Convert a column to a type for which PostgreSQL has no cast through text (`USING c::text::type`), which works if
   * the texts of the values are valid for the new type. By default such a change is refused with CAST_NEEDED, unless
   * the column has `using`.
   */
  readonly castThroughText?: boolean;
  /**
   * `from` as PostgreSQL prints it after the declared renames (`planRenames`) ran in a scratch database. Without it,
   * the plan recreates objects whose definition uses an old name, although the rename would do.
   */
  readonly afterRenames?: Model;
  /**
   * The version of the server that the plan is for, as `server_version_num`: 170004 is 17.4. It allows statements that
   * PostgreSQL has from that version on. Without it, the plan has statements of 18 if both Models are of 18, else only
   * those of 15.
   */
  readonly serverVersion?: number;
}

/**
 * Plans the changes from one Model to another, and their SQL in an order that works.
 *
 * Pure and synchronous. Both Models must be as PostgreSQL printed them (`introspect`), with their dependencies,
 * because expressions are compared as text. The new one may also have hints that only its author knows
 * (`renamedFrom`, `using`, `backfill`). The plan of the downgrade is `diffModels(to, reversed(from, to))`.
 *
 * @param from the Model that exists
 * @param to the Model that is wanted
 * @param options what the Models do not contain
 * @returns the plan; empty if the two are equal. A plan with `refusals` must not be applied.
 * @example
 * import { defineSchema, integer, table, text, toModel } from '@trellis/model';
 * import { diffModels } from '@trellis/plan';
 *
 * const tag_id = integer({ primaryKey: true });
 * const before = defineSchema({ name: 'shop', tables: { tags: table('tags', { columns: { tag_id } }) } });
 * const tags = table('tags', { columns: { tag_id, name: text() } });
 * const after = defineSchema({ name: 'shop', tables: { tags } });
 *
 * const { statements, refusals } = diffModels(toModel(before), toModel(after));
 * if (refusals.length > 0) throw new Error(refusals.map(({ message }) => message).join('\n'));
 * for (const { sql, hazards } of statements) console.log(sql, hazards);
 */
export function diffModels(from: Model, to: Model, options: DiffOptions = {}): Plan {
  const detailed = planInDetail(from, to, options);
  details.set(detailed.plan, detailed);
  return detailed.plan;
}

/** How the plans of this process came about. */
const details = new WeakMap<Plan, DetailedPlan>();

/** The operations of a plan that `diffModels` returned. */
export function detailsOf(plan: Plan): DetailedPlan {
  const found = details.get(plan);
  if (!found) throw new Error('Only a plan that diffModels returned has a graph.');
  return found;
}

/** A plan with its operations, which the graph of the plan shows. */
export interface DetailedPlan {
  readonly plan: Plan;
  readonly order: Order;
}

/** Plans as `diffModels` does. */
function planInDetail(from: Model, declared: Model, options: DiffOptions): DetailedPlan {
  const wanted = withNewNamesInUsing(declared);
  const renames = findRenames(from, wanted);
  const afterRenames = renames.list.length === 0 ? from : renamed(from, renames.list, options);
  const handover = handOver(afterRenames, wanted);
  const planning = new Planning(handover.from, handover.to, {
    castThroughText: options.castThroughText === true,
    serverVersion: options.serverVersion,
    refusals: [...refuseUnmodelled(from, handover.to), ...renames.refusals, ...handover.refusals],
  });
  planning.decide();
  refuseUnmodelledDependents(handover.from, planning);
  const { before, after } = planning;
  const actions = [...planning.decisions].map(([id, { action }]) => [id, action] as const);
  const operations = new Operations(before, after, actions, planning.kindOf, planning.keepsNotNull);
  applyRules(operations);
  const order = putInOrder(operations);
  planning.refusals.push(...order.loops.map((loop) => dependencyCycle(loop, order.groups)));
  planning.fold(order.steps);
  const script = new Script(
    planning,
    planPositions(handover.from, handover.to, planning, operations),
    planNamedValues(handover.from, handover.to, planning),
  );
  const old = renames.list.length === 0 ? before : flatten(from);
  const renamesOf = (list: readonly Rename[]) => renameChanges(list, old, after);
  const [first, rest] = divide(
    order.steps,
    ({ operation }) => operation.kind.precedesAll?.(operation) === true,
  );
  const [early, others] = divide(renames.list, ({ kind }) => kindNamed(kind)?.precedesAll !== undefined);
  script.addPrelude(renamesOf(early));
  script.addFirst(first);
  script.addPrelude(renamesOf(others), handover);
  script.addSteps(rest);
  const plan = {
    changes: script.changes,
    statements: script.statements,
    refusals: planning.refusals,
    losses: planning.losses.map((loss) => lossWithOldNames(loss, renames.list)),
    ...renameHints(planning, [from, handover.to]),
  };
  return { plan, order };
}

/**
 * Returns the statements of the renames that `to` declares (`renamedFrom`, `renamedValues`) and `from` does not have
 * yet, and those that disable event triggers in the meantime. Run them in a scratch database that contains `from`, and introspect it for `afterRenames` of
 * {@link diffModels}.
 *
 * @param from the Model that exists
 * @param to the Model that is wanted, with the declared renames
 * @returns statements without a closing semicolon; none if there is nothing to rename
 * @example
 * import { emptyModel, type Model } from '@trellis/model';
 * import { planRenames } from '@trellis/plan';
 *
 * const before: Model = { ...emptyModel, schemas: [{ name: 'shop' }] };
 * const after: Model = { ...emptyModel, schemas: [{ name: 'store', renamedFrom: 'shop' }] };
 *
 * planRenames(before, after); // ['ALTER SCHEMA "shop" RENAME TO "store"']
 */
export function planRenames(from: Model, to: Model): readonly string[] {
  return withEventTriggersOff(from, findRenames(from, to).list);
}

/** A Model after renames, as PostgreSQL printed it if it tried them. A database without Citus has no distributions. */
function renamed(from: Model, list: readonly Rename[], { afterRenames }: DiffOptions): Model {
  const applied = applyRenames(from, list);
  return afterRenames ? withDistributionsOf(afterRenames, applied) : applied;
}

/** Divides a list: what satisfies a condition, and the rest. */
function divide<T>(list: readonly T[], isFirst: (one: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [list.filter(isFirst), list.filter((one) => !isFirst(one))];
}
