import { type QualifiedName, quoteIdentifier } from '@trellis/model';
import { stringLiteral } from '@trellis/model/internal';
import type { Change, ChangeOf, Plan, Statement } from '@trellis/plan';
import { columnDefinition, dropTable, target } from '@trellis/plan/internal';
import { byReference } from './by-reference.ts';
import { call } from './code.ts';
import { columnCalls } from './column.ts';
import { isPlainComment, isPlainName, unused } from './exact.ts';
import type { Line } from './part.ts';
import { partLine } from './part-line.ts';
import { inSchema, isPlainQualified, type Step, stepText, tableKey } from './step.ts';
import { tableLines } from './table.ts';

/** How a plan is rendered. */
export interface RenderOptions {
  /** `false` renders each statement of the plan by `knex.raw`, in order. Default: `true`. */
  readonly builder?: boolean;
}

/**
 * The body of `up` or `down`: Knex's schema builder for the changes that it can express exactly, `knex.raw` for the
 * others.
 *
 * @param plan the plan
 * @returns lines of code, indented by two
 */
export function renderBody(plan: Plan, { builder = true }: RenderOptions = {}): string {
  const statements = new Map<string, Statement[]>();
  for (const statement of plan.statements)
    statements.set(statement.change, [...(statements.get(statement.change) ?? []), statement]);
  const body = new Body(plan.changes, statements);
  for (const change of builder ? byReference(plan.changes) : plan.changes) {
    const own = statements.get(change.id) ?? [];
    if (builder) body.add(change, own);
    else body.addRaw(change, own);
  }
  return body.steps.map(stepText).join('\n');
}

class Body {
  readonly steps: Step[] = [];
  /** The step that creates a table, by the table's name. */
  private readonly created = new Map<string, number>();
  /** The ids of comments that are rendered with their table or column. */
  private readonly rendered = new Set<string>();

  constructor(
    private readonly changes: readonly Change[],
    private readonly statements: ReadonlyMap<string, readonly Statement[]>,
  ) {}

  add(change: Change, statements: readonly Statement[]): void {
    if (this.rendered.has(change.id) || statements.length === 0) return;
    if (change.kind === 'table' && this.addTable(change, statements)) return;
    // Rows may get values before NOT NULL is set, or after a column is added.
    const own = statements.findIndex(({ sql }) => !sql.startsWith('UPDATE '));
    const others = statements.filter((_, i) => i !== own);
    if (others.every(({ sql }) => sql.startsWith('UPDATE ')) && isExact(change, statements[own])) {
      const steps = this.steps.length;
      this.addRaw(change, statements.slice(0, own));
      if (this.addPart(change) || this.addSchema(change)) {
        this.addRaw(change, statements.slice(own + 1));
        return;
      }
      this.steps.length = steps;
    }
    this.addRaw(change, statements);
  }

  addRaw(change: Change, statements: readonly Statement[]): void {
    for (const { sql } of statements) this.steps.push({ kind: 'raw', sql: onAnyServer(change, sql) });
  }

  private addTable(change: ChangeOf<'table'>, statements: readonly Statement[]): boolean {
    const { action, from, to } = change;
    if (action === 'create' && to && !change.replacing) return this.createTable(change, statements);
    if (action === 'drop' && from && isPlainQualified(from)) {
      if (statements[0]?.sql !== dropTable(from)[0] || statements.length > 1) return false;
      this.steps.push({
        kind: 'schema',
        calls: [...inSchema(from), call('dropTable', stringLiteral(from.name))],
      });
      return true;
    }
    if (action === 'rename' && from && to && from.schema === to.schema && statements.length === 1) {
      if (!isPlainQualified(from) || !isPlainQualified(to)) return false;
      this.steps.push({
        kind: 'schema',
        calls: [...inSchema(from), call('renameTable', stringLiteral(from.name), stringLiteral(to.name))],
      });
      return true;
    }
    return false;
  }

  private createTable(change: ChangeOf<'table'>, statements: readonly Statement[]): boolean {
    const { to: table } = change;
    if (table === undefined) return false;
    const comments = this.comments(change.id, 2);
    const lines = tableLines(table, statements, new Map([...comments].map(([name, { to }]) => [name, to])));
    if (lines === undefined) return false;
    const own = this.commentOf(change);
    this.created.set(tableKey(table), this.steps.length);
    for (const { id } of comments.values()) this.rendered.add(id);
    if (own) this.rendered.add(own.id);
    this.steps.push({
      kind: 'create',
      table,
      lines: [
        ...(own ? [[call('comment', stringLiteral(own.to))]] : []),
        ...lines.columns.values(),
        ...lines.constraints,
      ],
    });
    return true;
  }

  /** The comments on a new table's columns that the builder can express, by column. */
  private comments(owner: string, depth: number): Map<string, { id: string; to: string }> {
    const found = new Map<string, { id: string; to: string }>();
    for (const { kind, action, id, to, column, path, partOf } of this.changes)
      if (kind === 'comment' && action === 'create' && partOf === owner && column)
        if (to !== undefined && isPlainComment(to) && path[depth] !== undefined)
          found.set(path[depth], { id, to });
    return found;
  }

  private commentOf(change: ChangeOf<'table'>): { id: string; to: string } | undefined {
    for (const { kind, action, id, to, object, partOf } of this.changes)
      if (kind === 'comment' && action === 'create' && partOf === change.id && object === change.object)
        if (to !== undefined && isPlainComment(to)) return { id, to };
    return undefined;
  }

  /** Renders a part of a table: as a line of the callback that creates the table, or of one that alters it. */
  private addPart(change: Change): boolean {
    const { table } = change;
    if (table === undefined || !isPlainQualified(table)) return false;
    if (change.kind === 'column' && change.action === 'create') {
      const comment = this.comments(change.id, 2).get(change.to?.name ?? '');
      const line =
        change.to && columnCalls(change.to, table, comment === undefined ? {} : { comment: comment.to });
      if (line === undefined) return false;
      if (comment) this.rendered.add(comment.id);
      this.alter(table, line, true);
      return true;
    }
    const line = partLine(change);
    if (line === undefined) return false;
    const place = this.created.get(tableKey(table));
    const step = place === undefined ? undefined : this.steps[place];
    if (step?.kind === 'create' && place !== undefined && this.mayJoin(change, place)) step.lines.push(line);
    else this.alter(table, line, false);
    return true;
  }

  /** Returns whether the table that a part refers to exists when the part's table is created. */
  private mayJoin(change: Change, place: number): boolean {
    if (change.action !== 'create' || change.partOf === undefined) return false;
    if (change.kind === 'index') return true;
    if (change.kind !== 'foreign key' || !change.to) return false;
    const { references } = change.to;
    // Citus distributes both tables before they get the key.
    const sides = [change.table, references];
    const isSide = ({ path }: Change) =>
      sides.some((side) => side?.schema === path[0] && side?.name === path[1]);
    if (this.changes.some((one) => one.kind === 'distribution' && isSide(one))) return false;
    const target = this.created.get(tableKey(references));
    if (target !== undefined) return target <= place;
    // An existing table must not be one that this plan creates or changes later.
    return !this.changes.some(
      ({ kind, path, table }) =>
        (kind === 'table' && path[0] === references.schema && path[1] === references.name) ||
        (kind !== 'comment' && table?.schema === references.schema && table.name === references.name),
    );
  }

  private alter(table: QualifiedName, line: Line, adds: boolean): void {
    const last = this.steps.at(-1);
    if (last?.kind === 'alter' && tableKey(last.table) === tableKey(table) && (last.addsOnly || !adds)) {
      last.lines.push(line);
      last.addsOnly = adds;
    } else this.steps.push({ kind: 'alter', table, lines: [line], addsOnly: adds });
  }

  private addSchema(change: Change): boolean {
    if (change.kind !== 'schema' || change.action === 'alter' || change.action === 'rename') return false;
    const name = (change.to ?? change.from)?.name ?? '';
    if (!isPlainName(name) || this.statements.get(change.id)?.length !== 1) return false;
    const method = change.action === 'create' ? 'createSchema' : 'dropSchema';
    this.steps.push({ kind: 'schema', calls: [call(method, stringLiteral(name))] });
    return true;
  }
}

/**
 * Since PostgreSQL 18 a NOT NULL constraint has a name, which a rename of its column does not change. A migration that
 * was made on 18 must run on an older server too.
 */
function onAnyServer({ kind }: Change, sql: string): string {
  if (kind !== 'not null' || !/ RENAME CONSTRAINT /.test(sql)) return sql;
  const condition = `current_setting('server_version_num')::int >= 180000`;
  const tag = sql.includes('$$') ? `$${unused('trellis', sql)}$` : '$$';
  return `DO ${tag} BEGIN\n  IF ${condition} THEN\n    ${sql};\n  END IF;\nEND ${tag}`;
}

/**
 * Returns whether a statement does what its change says: a domain column may be added with another type first, and an index of a
 * partitioned table may leave out its partitions.
 */
function isExact({ kind, action, to, table, path }: Change, statement: Statement | undefined): boolean {
  if (statement === undefined) return false;
  if (kind === 'index' && action === 'create')
    return !statement.sql.includes(`INDEX ${quoteIdentifier(path.at(-1) ?? '')} ON ONLY `);
  if (kind !== 'column' || action !== 'create' || !to || !table) return true;
  return statement.sql === `ALTER ${target.table(table)} ADD COLUMN ${columnDefinition(to, table)}`;
}
