import { type Column, type Model, objectId, type QualifiedName } from '@trellis/model';
import type { Change } from './change.ts';
import { type Decision, decide } from './decide.ts';
import { flatten } from './flatten/flatten.ts';
import { renameHints } from './hints.ts';
import { withoutDefaultPrivileges } from './kinds/annotation.ts';
import { isConstraint } from './kinds/constraint.ts';
import { kinds } from './kinds/index.ts';
import { type Kind, type NodeAction, type Print, type Surroundings, same } from './kinds/kind.ts';
import { columnAsCreated, tableAsCreated } from './kinds/table.ts';
import type { Catalog, Node, NodeOf } from './node.ts';
import { type Operation, Operations } from './operation.ts';
import { dependencyCycle } from './order/dependency-cycle.ts';
import { putInOrder, type Step } from './order/put-in-order.ts';
import type { Loss, Plan, Refusal, Statement } from './plan.ts';
import { applyRenames } from './rename/apply.ts';
import { asItStands } from './rename/as-it-stands.ts';
import { renameChanges } from './rename/changes.ts';
import { findRenames } from './rename/rename.ts';
import { applyRules } from './rules.ts';
import { narrow } from './scope.ts';
import { refuseUnmodelled, refuseUnmodelledDependents } from './unmodelled.ts';
import { withoutNotNullConstraints } from './without-not-null-constraints.ts';

/** How `diffModels` decides what it leaves to its caller. */
export interface DiffOptions {
  /**
   * Take a column to a type that PostgreSQL has no cast for by way of text (`USING c::text::type`), which
   * works where the texts of the values fit. Without it such a change is refused with CAST_NEEDED, unless
   * the column says `using`.
   */
  readonly castThroughText?: boolean;
  /**
   * `from` as PostgreSQL prints it after the declared renames (`planRenames`) have run in a scratch database.
   * Without it, what speaks of something by its old name is made again where renaming would have done.
   */
  readonly afterRenames?: Model;
}

/**
 * What brings one Model to another: changes and their SQL, in an order that works.
 *
 * Pure and synchronous. Both Models have to be as PostgreSQL printed them (`introspect`), with their
 * dependencies; of the desired one, what only its author knows (`using`) may be added. The way back is
 * `diffModels(b, a)`.
 *
 * @param from the Model that there is
 * @param to the Model that is wanted
 * @returns the plan; empty when the two say the same. With `refusals` it must not be applied.
 * @example
 * const plan = diffModels(await introspect(live), desired);
 * for (const { sql } of plan.statements) await client.query(sql);
 */
export function diffModels(from: Model, to: Model, options: DiffOptions = {}): Plan {
  const renames = findRenames(from, to);
  const refusals: Refusal[] = [...refuseUnmodelled(from, to), ...renames.refusals];
  const losses: Loss[] = [];
  const decisions = new Map<string, Decision>();
  const folded = new Map<Node, readonly Node[]>();
  const renamed =
    renames.list.length === 0 ? from : (options.afterRenames ?? applyRenames(from, renames.list));
  const keepsNotNull = from.notNullConstraints !== false && to.notNullConstraints !== false;
  const narrowed =
    from.notNullConstraints === to.notNullConstraints
      ? narrow(renamed, to)
      : narrow(withoutNotNullConstraints(renamed), withoutNotNullConstraints(to));
  const [before, after] = [flatten(narrowed.from), flatten(narrowed.to)];
  // What is refused while deciding may be decided otherwise; what is printed is what counts.
  let deciding = true;
  const parkedNames = new Map<string, QualifiedName>();
  const around: Surroundings = {
    before,
    after,
    isRebuilt: (id) => decisions.get(id)?.action === 'rebuild',
    parkedName: (of) => parkedName(of, [renamed, to], parkedNames),
    folded: (node) => folded.get(node) ?? [],
    action: (id): NodeAction | undefined => decisions.get(id)?.action,
    castThroughText: options.castThroughText === true,
    keepsNotNull,
    refuse: (refusal) => {
      if (!deciding && !refusals.some((one) => one.code === refusal.code && one.object === refusal.object))
        refusals.push(refusal);
    },
    lose: (loss) => {
      if (!losses.some((one) => one.object === loss.object)) losses.push(loss);
    },
  };
  decide(around, decisions);
  deciding = false;
  refuseUnmodelledDependents(renamed, around);
  const operations = new Operations(before, after, decisions);
  applyRules(operations);
  const { steps, loops } = putInOrder(operations);
  for (const loop of loops) refusals.push(dependencyCycle(loop));
  for (const { operation, folded: parts } of steps)
    if (operation.verb === 'create') foldUnder(operation, parts, folded);
  const prelude = renameChanges(renames.list, renames.list.length === 0 ? before : flatten(from), after);
  const changes: Change[] = [...prelude.changes];
  const statements: Statement[] = [...prelude.statements];
  const made = new Map<string, string>();
  for (const step of steps) {
    const prints = print(step.operation, around);
    if (prints.length === 0) continue;
    const change = changeOf(step, around, decisions, made);
    changes.push(change);
    if (step.operation.verb === 'create')
      for (const { node } of [step.operation, ...step.folded]) made.set(node.id, change.id);
    for (const one of prints)
      statements.push({
        sql: typeof one === 'string' ? one : one.sql,
        transactional: typeof one === 'string' || one.transactional !== false,
        hazards: typeof one === 'string' ? [] : hazardsOf(one, step.operation.node, made),
        change: change.id,
      });
  }
  beforeRoutines(changes, statements);
  return {
    changes,
    statements,
    refusals,
    losses: losses.map((loss) => asItStands(loss, renames.list)),
    hints: renameHints(changes),
  };
}

/**
 * The statements of the renames that `to` declares and `from` has yet to see: what to run in a scratch database
 * that holds `from`, to give `diffModels` the exact `afterRenames`. None when there is nothing to rename.
 */
export function planRenames(from: Model, to: Model): readonly string[] {
  return findRenames(from, to).list.map((rename) => rename.sql);
}

/** Notes for each whole which of its parts are created within its statement. */
function foldUnder(
  operation: Operation,
  parts: readonly Operation[],
  folded: Map<Node, readonly Node[]>,
): void {
  folded.set(
    operation.node,
    parts.map((part) => part.node),
  );
}

/** The statements of one operation. */
function print(operation: Operation, around: Surroundings): readonly Print[] {
  const { node, verb } = operation;
  const kind = kinds[node.kind as keyof typeof kinds] as unknown as Kind<typeof node.kind>;
  switch (verb) {
    case 'create':
      return [
        ...kind.create(node as never, around),
        ...[node, ...around.folded(node)].flatMap((made) => withoutDefaultPrivileges(made, around)),
      ];
    case 'drop':
      return kind.drop(node as never, around);
    case 'alter': {
      const how = kind.alter?.(around.before.nodes.get(node.id) as never, node as never, around) ?? [];
      return typeof how === 'string' ? [] : how;
    }
    case 'park':
      return kind.park?.(node as never, around.parkedName(node.value as QualifiedName)) ?? [];
    case 'move':
      return kind.move?.(around.before.nodes.get(node.id) as never, node as never, around) ?? [];
  }
}

/** What the operation is called in the plan. */
function changeOf(
  step: Step,
  around: Surroundings,
  decisions: ReadonlyMap<string, Decision>,
  made: ReadonlyMap<string, string>,
): Change {
  const { node, verb } = step.operation;
  const decision = decisions.get(node.id);
  const [from, to] = [around.before.nodes.get(node.id), around.after.nodes.get(node.id)];
  const replacing = decision?.action === 'replace' || decision?.action === 'rebuild';
  const actions = { create: 'create', drop: 'drop', alter: 'alter', park: 'alter', move: 'alter' } as const;
  const whole = node.parent === undefined ? undefined : made.get(node.parent);
  return {
    id: `${verb} ${node.id}`,
    kind: node.kind,
    action: actions[verb],
    object: node.object,
    path: node.path,
    ...(node.table && { table: node.table }),
    ...columnsOf(node, verb === 'drop' ? around.before : around.after),
    ...(from && { from: from.value }),
    ...(to && { to: verb === 'create' ? valueAsCreated(node, around) : to.value }),
    ...(replacing && { replacing: stepsAside(decision, from, to) ? 'unchanged' : 'changed' }),
    ...(decision?.because !== undefined && { because: decision.because }),
    ...(whole !== undefined && { partOf: whole }),
  } as unknown as Change;
}

/** Whether a node only has to step aside, being the same on both sides. */
function stepsAside(decision: Decision, from: Node | undefined, to: Node | undefined): boolean {
  return decision.because !== undefined && same(from?.identity, to?.identity);
}

/** The column that a node is of, or the columns that it is on. */
function columnsOf(node: Node, catalog: Catalog): { column?: Column; columns?: readonly string[] } {
  const column = catalog.nodes.get(node.parent ?? '');
  if (column?.kind === 'column') return { column: column.value };
  if (!node.table || (!isConstraint(node) && node.kind !== 'index')) return {};
  const { schema, name } = node.table;
  const columns = [...node.requires].flatMap((id) => {
    const one = catalog.nodes.get(id);
    return one?.kind === 'column' && one.path[0] === schema && one.path[1] === name ? [one.value.name] : [];
  });
  return { columns };
}

/** What the statement that creates a node says: of a table or column, with the parts folded into it. */
function valueAsCreated(node: Node, around: Surroundings): unknown {
  if (node.kind === 'table') return tableAsCreated(node as NodeOf<'table'>, around);
  if (node.kind === 'column') return columnAsCreated(node as NodeOf<'column'>, around.folded(node));
  return node.value;
}

/** A table that the plan itself has just made is empty: nothing there can fail, wait or be lost. */
function hazardsOf(
  print: Exclude<Print, string>,
  node: Node,
  made: ReadonlyMap<string, string>,
): Statement['hazards'] {
  const table = node.table ? objectId('table', [node.table.schema, node.table.name]) : node.parent;
  return table !== undefined && made.has(table) ? [] : (print.hazards ?? []);
}

/**
 * The name that steps aside for the one made anew: free in both Models, at most 63 bytes.
 */
function parkedName(
  of: QualifiedName,
  models: readonly Model[],
  known: Map<string, QualifiedName>,
): QualifiedName {
  const key = `${of.schema}.${of.name}`;
  const found = known.get(key);
  if (found) return found;
  const taken = (name: string) =>
    [...known.values()].some((other) => other.schema === of.schema && other.name === name) ||
    models.some((model) =>
      [
        model.tables,
        model.views,
        model.sequences,
        model.enums,
        model.domains,
        model.compositeTypes,
        model.rangeTypes,
      ].some((list) =>
        (list as readonly QualifiedName[]).some((one) => one.schema === of.schema && one.name === name),
      ),
    );
  let stem = of.name;
  while (Buffer.byteLength(stem) > 56) stem = stem.slice(0, -1);
  let name = `${stem}__old`;
  for (let i = 2; taken(name); i++) name = `${stem}__old${i}`;
  const parked = { schema: of.schema, name };
  known.set(key, parked);
  return parked;
}

/** A body of a function may speak of what is made after it: PostgreSQL is not to look into it yet. */
function beforeRoutines(changes: Change[], statements: Statement[]): void {
  if (!changes.some((change) => change.kind === 'routine' && change.action !== 'drop')) return;
  const id = 'session check_function_bodies';
  changes.unshift({
    id,
    kind: 'session',
    action: 'alter',
    object: id,
    path: [],
    to: 'check_function_bodies = off',
  });
  changes.push({ ...changes[0], id: `reset ${id}`, to: 'check_function_bodies' } as Change);
  const statement = { transactional: true, hazards: [] };
  statements.unshift({ ...statement, sql: 'SET check_function_bodies = off', change: id });
  statements.push({ ...statement, sql: 'RESET check_function_bodies', change: `reset ${id}` });
}
