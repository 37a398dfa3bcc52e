import type { Change, Statement } from './change/index.ts';
import { refuseForeignRows } from './kinds/index.ts';
import type { NamedValueStep, NamedValues } from './named-values.ts';
import { columnId } from './node/index.ts';
import type { Operation, Sql } from './operation/index.ts';
import type { Step } from './order/index.ts';
import type { Planning } from './planning.ts';
import type { PositionStep, Positions } from './positions/index.ts';
import { changeOf, hazardsOf, print } from './print.ts';

/** Changes that come before the steps of a plan, such as renames. */
export interface Prelude {
  readonly changes: readonly Change[];
  readonly statements: readonly Statement[];
}

/** The changes of a plan and their statements, in order. */
export class Script {
  readonly changes: Change[] = [];
  readonly statements: Statement[] = [];
  /** The ids of the changes that create objects, by the id of the node. */
  private readonly created = new Map<string, string>();

  constructor(
    private readonly planning: Planning,
    private readonly positions: Positions,
    private readonly namedValues: NamedValues,
  ) {}

  /** Adds changes that come before the steps. */
  addPrelude(...preludes: readonly Prelude[]): void {
    for (const { changes, statements } of preludes) {
      this.changes.push(...changes);
      this.statements.push(...statements);
    }
  }

  /** Adds the steps that come before the renames. */
  addFirst(steps: readonly Step[]): void {
    for (const step of steps) this.addStep(step);
  }

  /** Adds the other steps, and what keeps the positions of sequences and the names in values. */
  addSteps(steps: readonly Step[]): void {
    for (const step of this.namedValues.kept) this.addNamedValue('keep', step);
    for (const step of steps) {
      for (const operation of [step.operation, ...step.folded]) this.keepPosition(operation);
      this.addStep(step);
    }
    for (const step of this.namedValues.restored) this.addNamedValue('restore', step);
    for (const step of this.positions.advanced) this.addPosition('advance', step);
    // A body may use objects that are created after its function.
    if (steps.some(({ operation: { verb, kind } }) => verb !== 'drop' && kind.hasCheckedBody))
      this.setMeanwhile('check_function_bodies', 'off');
    // Citus refuses changes of reference tables in a transaction that has changed shards in parallel.
    if (this.statements.length > 0 && hasDistributions(this.planning))
      this.setMeanwhile('citus.multi_shard_modify_mode', "'sequential'");
  }

  private addStep(step: Step): void {
    const prints = print(step.operation, this.planning);
    if (prints.length === 0) return;
    const { node, verb } = step.operation;
    const change = changeOf(step, this.planning, this.planning.decisions.get(node.id), this.created);
    this.changes.push(change);
    if (verb === 'create')
      for (const one of [step.operation, ...step.folded]) this.created.set(one.node.id, change.id);
    for (const one of prints) {
      const statement: Sql = typeof one === 'string' ? { sql: one } : one;
      refuseForeignRows(node, statement, this.planning);
      this.statements.push({
        sql: statement.sql,
        transactional: statement.transactional !== false,
        hazards: hazardsOf(statement, node, this.created, this.planning),
        ...(statement.secrets && { secrets: statement.secrets }),
        change: change.id,
      });
    }
  }

  private keepPosition({ verb, node }: Operation): void {
    const kept = verb === 'drop' ? this.positions.kept.get(node.id) : undefined;
    if (kept) this.addPosition('keep', kept);
  }

  private addPosition(verb: 'keep' | 'advance', { generator, statements }: PositionStep): void {
    const id = `${verb} position of ${generator.node}`;
    const { schema, name } = generator.sequence;
    this.changes.push({
      id,
      kind: 'position',
      action: 'alter',
      object: generator.node,
      path: [schema, name],
      to: generator.sequence,
    });
    for (const sql of statements) this.statements.push({ sql, transactional: true, hazards: [], change: id });
  }

  private addNamedValue(verb: 'keep' | 'restore', step: NamedValueStep): void {
    const { table, column, what, sql, hazards } = step;
    const id = `${verb} ${what}`;
    const { schema, name } = table;
    this.changes.push({
      id,
      kind: 'named value',
      action: 'alter',
      object: columnId(table, column.name),
      path: [schema, name, column.name],
      to: column,
    });
    this.statements.push({ sql, transactional: true, hazards, change: id });
  }

  /** Changes a setting of the session for all statements. */
  private setMeanwhile(name: string, value: string): void {
    const id = `session ${name}`;
    const to = `${name} = ${value}`;
    const set: Change = { id, kind: 'session', action: 'alter', object: id, path: [], to };
    this.changes.unshift(set);
    this.changes.push({ ...set, id: `reset ${id}`, to: name });
    const statement = { transactional: true, hazards: [] };
    this.statements.unshift({ ...statement, sql: `SET ${to}`, change: id });
    this.statements.push({ ...statement, sql: `RESET ${name}`, change: `reset ${id}` });
  }
}

/** Whether any table is distributed, before or after the plan. */
function hasDistributions({ before, after }: Planning): boolean {
  return [before, after].some((catalog) => catalog.ofKind('distribution').length > 0);
}
