import type { Model } from '@trellis/model';
import { AsideNames } from './aside-names.ts';
import type { Change, Loss, Plan, Refusal, Statement } from './change/index.ts';
import { type Decision, decide } from './decide/index.ts';
import { handOver } from './extension-members.ts';
import { flatten } from './flatten/index.ts';
import { kindOf } from './kinds/index.ts';
import { narrow, withoutNotNullConstraints } from './model-index/index.ts';
import type { Node } from './node/index.ts';
import { Operations, type PlanContext } from './operation/index.ts';
import { applyRules, dependencyCycle, type Order, putInOrder } from './order/index.ts';
import { type PositionStep, planPositions } from './positions/index.ts';
import { changeOf, hazardsOf, print, withoutBodyChecks } from './print.ts';
import {
  applyRenames,
  findRenames,
  lossWithOldNames,
  renameChanges,
  withNewNamesInUsing,
} from './rename/index.ts';
import { renameHints } from './rename-hints/index.ts';
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
function planInDetail(from: Model, declared: Model, options: DiffOptions = {}): DetailedPlan {
  const wanted = withNewNamesInUsing(declared);
  const renames = findRenames(from, wanted);
  const afterRenames =
    renames.list.length === 0 ? from : (options.afterRenames ?? applyRenames(from, renames.list));
  const handover = handOver(afterRenames, wanted);
  const { from: renamed, to } = handover;
  const refusals: Refusal[] = [...refuseUnmodelled(from, to), ...renames.refusals, ...handover.refusals];
  const losses: Loss[] = [];
  const decisions = new Map<string, Decision>();
  const folded = new Map<Node, readonly Node[]>();
  const { before, after } = catalogsOf(renamed, to);
  const asideNames = new AsideNames([renamed, to]);
  // A refusal while deciding may lead to another decision; only those while printing count.
  let isDeciding = true;
  const context: PlanContext = {
    before,
    after,
    isRebuilt: (id) => decisions.get(id)?.action === 'rebuild',
    asideName: (of) => asideNames.of(of),
    folded: (node) => folded.get(node) ?? [],
    action: (id) => decisions.get(id)?.action,
    kindOf,
    castThroughText: options.castThroughText === true,
    extensionCasts: [...(from.extensionCasts ?? []), ...(to.extensionCasts ?? [])],
    keepsNotNull: from.notNullConstraints !== false && to.notNullConstraints !== false,
    refuse: (refusal) => {
      if (!isDeciding && !refusals.some((one) => one.code === refusal.code && one.object === refusal.object))
        refusals.push(refusal);
    },
    lose: (loss) => {
      if (!losses.some((one) => one.object === loss.object)) losses.push(loss);
    },
  };
  decide(context, decisions);
  isDeciding = false;
  refuseUnmodelledDependents(renamed, context);
  const operations = new Operations(
    before,
    after,
    [...decisions].map(([id, { action }]) => [id, action] as const),
    kindOf,
  );
  applyRules(operations);
  const order = putInOrder(operations);
  for (const loop of order.loops) refusals.push(dependencyCycle(loop, order.groups));
  for (const { operation, folded: parts } of order.steps)
    if (operation.verb === 'create')
      folded.set(
        operation.node,
        parts.map(({ node }) => node),
      );
  const prelude = renameChanges(renames.list, renames.list.length === 0 ? before : flatten(from), after);
  const changes: Change[] = [...prelude.changes, ...handover.changes];
  const statements: Statement[] = [...prelude.statements, ...handover.statements];
  const created = new Map<string, string>();
  const positions = planPositions(renamed, to, context, operations);
  const addPosition = (verb: string, { generator, statements: list }: PositionStep) => {
    const id = `${verb} position of ${generator.node}`;
    const { schema, name } = generator.sequence;
    changes.push({
      id,
      kind: 'position',
      action: 'alter',
      object: generator.node,
      path: [schema, name],
      to: generator.sequence,
    });
    for (const sql of list) statements.push({ sql, transactional: true, hazards: [], change: id });
  };
  for (const step of order.steps) {
    for (const { node, verb } of [step.operation, ...step.folded]) {
      const kept = verb === 'drop' ? positions.kept.get(node.id) : undefined;
      if (kept) addPosition('keep', kept);
    }
    const prints = print(step.operation, context);
    if (prints.length === 0) continue;
    const { node, verb } = step.operation;
    const change = changeOf(step, context, decisions.get(node.id), created);
    changes.push(change);
    if (verb === 'create')
      for (const one of [step.operation, ...step.folded]) created.set(one.node.id, change.id);
    for (const one of prints)
      statements.push({
        sql: typeof one === 'string' ? one : one.sql,
        transactional: typeof one === 'string' || one.transactional !== false,
        hazards: typeof one === 'string' ? [] : hazardsOf(one, node, created),
        change: change.id,
      });
  }
  for (const step of positions.advanced) addPosition('advance', step);
  withoutBodyChecks(changes, statements);
  const plan = {
    changes,
    statements,
    refusals,
    losses: losses.map((loss) => lossWithOldNames(loss, renames.list)),
    ...renameHints(context, [from, to]),
  };
  return { plan, order };
}

/** The nodes of two Models, without those that are equal and independent of the changes. */
function catalogsOf(from: Model, to: Model) {
  const narrowed =
    from.notNullConstraints === to.notNullConstraints
      ? narrow(from, to)
      : narrow(withoutNotNullConstraints(from), withoutNotNullConstraints(to));
  return { before: flatten(narrowed.from), after: flatten(narrowed.to) };
}

/**
 * Returns the statements of the renames that `to` declares (`renamedFrom`, `renamedValues`) and `from` does not have
 * yet. Run them in a scratch database that contains `from`, and introspect it for `afterRenames` of
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
  return findRenames(from, to).list.flatMap(({ sql }) => sql ?? []);
}
