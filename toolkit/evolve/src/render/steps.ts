import { dropTable } from '@trellis/database';
import type { QualifiedName } from '@trellis/model';
import type { Change, ChangeOf } from '../diff/change.ts';
import type { Plan, Statement } from '../diff/plan.ts';
import { type Call, call, chain, quote } from './code.ts';
import { columnCalls } from './column.ts';
import { isBareName, isPlainComment, isPlainName, rawStatement, unused } from './exact.ts';
import { checkLine, foreignLine, indexLine, type Line, primaryLine, uniqueLine } from './part.ts';
import { tableLines } from './table.ts';

/** One statement of `up` or `down`. */
type Step =
  | { readonly kind: 'create'; readonly table: QualifiedName; readonly lines: Line[] }
  | {
      readonly kind: 'alter';
      readonly table: QualifiedName;
      readonly lines: Line[];
      /** Knex adds columns before all else that the callback says. */
      addsOnly: boolean;
    }
  | { readonly kind: 'schema'; readonly calls: readonly Call[] }
  | { readonly kind: 'raw'; readonly sql: string };

/** How a plan is rendered. */
export interface RenderOptions {
  /** `false`: each statement as the engine printed it, in its order. */
  readonly builder?: boolean;
}

/**
 * The body of `up` or `down`: the plan's changes by Knex's schema builder where it says them exactly,
 * and by `knex.raw` where not.
 *
 * @param plan what to do
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

/**
 * Tables that are created one after the other in the order in which their foreign keys refer to each
 * other, so that each can be said together with its keys.
 */
function byReference(changes: readonly Change[]): Change[] {
  const ordered: Change[] = [];
  for (let start = 0; start < changes.length; ) {
    const run = changes.slice(start).findIndex((change) => !isCreatedTable(change));
    const end = run < 0 ? changes.length : start + run;
    if (end === start) ordered.push(changes[start++] as Change);
    else {
      ordered.push(...sorted(changes.slice(start, end), changes));
      start = end;
    }
  }
  return ordered;
}

function sorted(tables: readonly Change[], changes: readonly Change[]): Change[] {
  const key = ({ path }: Change) => JSON.stringify(path.slice(0, 2));
  const waiting = new Map(tables.map((change) => [key(change), change]));
  const targets = (change: Change) =>
    changes.flatMap(({ kind, action, partOf, to }) =>
      kind === 'foreign key' && action === 'create' && partOf === change.id && to
        ? [JSON.stringify([to.references.schema, to.references.name])]
        : [],
    );
  const ordered: Change[] = [];
  while (waiting.size > 0) {
    const entries = [...waiting];
    const free = ([own, change]: (typeof entries)[number]) =>
      targets(change).every((target) => target === own || !waiting.has(target));
    // In a circle none is free: the first one goes, and its keys come later.
    const [own, change] = entries.find(free) ?? (entries[0] as (typeof entries)[number]);
    ordered.push(change);
    waiting.delete(own);
  }
  return ordered;
}

function isCreatedTable(change: Change): boolean {
  return change.kind === 'table' && change.action === 'create' && !change.replacing;
}

class Body {
  readonly steps: Step[] = [];
  /** The step that creates a table, by the table's name. */
  private readonly created = new Map<string, number>();
  /** Columns' comments that were said along with their columns. */
  private readonly said = new Set<string>();

  constructor(
    private readonly changes: readonly Change[],
    private readonly statements: ReadonlyMap<string, readonly Statement[]>,
  ) {}

  add(change: Change, statements: readonly Statement[]): void {
    if (this.said.has(change.id) || statements.length === 0) return;
    if (change.kind === 'table' && this.addTable(change, statements)) return;
    if (statements.length === 1 && (this.addPart(change) || this.addSchema(change))) return;
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
      this.steps.push({ kind: 'schema', calls: [...inSchema(from), call('dropTable', quote(from.name))] });
      return true;
    }
    if (action === 'rename' && from && to && from.schema === to.schema && statements.length === 1) {
      if (!isPlainQualified(from) || !isPlainQualified(to)) return false;
      this.steps.push({
        kind: 'schema',
        calls: [...inSchema(from), call('renameTable', quote(from.name), quote(to.name))],
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
    for (const { id } of comments.values()) this.said.add(id);
    if (own) this.said.add(own.id);
    this.steps.push({
      kind: 'create',
      table,
      lines: [
        ...(own ? [[call('comment', quote(own.to))]] : []),
        ...lines.columns.values(),
        ...lines.constraints,
      ],
    });
    return true;
  }

  /** The comments on a new table's columns that the builder can say, by column. */
  private comments(owner: string, depth: number): Map<string, { id: string; to: string }> {
    const found = new Map<string, { id: string; to: string }>();
    for (const { kind, action, id, to, object, path, partOf } of this.changes)
      if (kind === 'comment' && action === 'create' && partOf === owner && object.startsWith('column '))
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

  /** A part of a table: a line in the callback that creates it, or in one that alters it. */
  private addPart(change: Change): boolean {
    const { table } = change;
    if (table === undefined || !isPlainQualified(table)) return false;
    if (change.kind === 'column' && change.action === 'create') {
      const comment = this.comments(change.id, 2).get(change.to?.name ?? '');
      const line =
        change.to && columnCalls(change.to, table, comment === undefined ? {} : { comment: comment.to });
      if (line === undefined) return false;
      if (comment) this.said.add(comment.id);
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

  /** Whether what a part refers to is there when its table is created. */
  private mayJoin(change: Change, place: number): boolean {
    if (change.action !== 'create' || change.partOf === undefined) return false;
    if (change.kind === 'index') return true;
    if (change.kind !== 'foreign key' || !change.to) return false;
    const { references } = change.to;
    const target = this.created.get(tableKey(references));
    if (target !== undefined) return target <= place;
    // An older table: it must not be one that this plan creates or changes in a way that comes later.
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
    this.steps.push({ kind: 'schema', calls: [call(method, quote(name))] });
    return true;
  }
}

/**
 * A NOT NULL has a name from PostgreSQL 18 on, which follows its column's only where somebody sees to
 * it: a migration that was made there is to run on an older server too.
 */
function onAnyServer({ kind }: Change, sql: string): string {
  if (kind !== 'not null' || !/ RENAME CONSTRAINT /.test(sql)) return sql;
  const condition = `current_setting('server_version_num')::int >= 180000`;
  const tag = sql.includes('$$') ? `$${unused('trellis', sql)}$` : '$$';
  return `DO ${tag} BEGIN\n  IF ${condition} THEN\n    ${sql};\n  END IF;\nEND ${tag}`;
}

/** What a change of a part of a table is as a line of `alterTable`; nothing where that is not exact. */
function partLine(change: Change): Line | undefined {
  const { action } = change;
  if (action === 'rename') {
    if (change.kind !== 'column' || !change.from || !change.to) return undefined;
    const names = [change.from.name, change.to.name];
    return names.every(isPlainName) ? [call('renameColumn', ...names.map(quote))] : undefined;
  }
  const name = change.path.at(-1) ?? '';
  if (action === 'alter' || !isPlainName(name)) return undefined;
  const adds = action === 'create';
  switch (change.kind) {
    case 'column':
      return adds ? undefined : [call('dropColumn', quote(name))];
    case 'not null': {
      if (Object.keys(change.to ?? change.from ?? {}).length > 0) return undefined;
      return [call(adds ? 'dropNullable' : 'setNullable', quote(name))];
    }
    case 'primary key':
      if (adds) return change.to && change.table && primaryLine(change.to, change.table);
      return [call('dropPrimary', quote(name))];
    case 'unique':
      return adds ? change.to && uniqueLine(change.to) : drop('dropUnique', change.from?.columns, name);
    case 'foreign key':
      return adds ? change.to && foreignLine(change.to) : drop('dropForeign', change.from?.columns, name);
    case 'index':
      if (adds) return change.to && indexLine(change.to);
      return drop(
        'dropIndex',
        change.from?.elements.flatMap(({ column }) => column ?? []),
        name,
      );
    case 'check':
      if (adds) return change.to && checkLine(change.to);
      return isBareName(name) ? [call('dropChecks', quote(name))] : undefined;
    default:
      return undefined;
  }
}

function drop(method: string, columns: readonly string[] | undefined, name: string): Line | undefined {
  if (!columns?.every(isPlainName)) return undefined;
  const [only] = columns;
  const first =
    method === 'dropForeign' && only !== undefined && columns.length === 1 ? quote(only) : columns.map(quote);
  return [call(method, first, quote(name))];
}

function stepText(step: Step): string {
  if (step.kind === 'raw') return rawText(step.sql);
  if (step.kind === 'schema') return chain('await knex.schema', step.calls, 2);
  const head = [...inSchema(step.table), call(step.kind === 'create' ? 'createTable' : 'alterTable')];
  const start = head
    .map(({ name, args }) => `.${name}(${args.join(', ')})`)
    .join('')
    .slice(0, -1);
  const lines = step.lines.map((line) => chain('table', line, 4)).join('\n');
  return `  await knex.schema${start}${quote(step.table.name)}, (table) => {\n${lines}\n  });`;
}

function rawText(sql: string): string {
  return chain('await knex', [call('raw', rawStatement(sql))], 2);
}

function inSchema({ schema }: QualifiedName): Call[] {
  return schema === 'public' ? [] : [call('withSchema', quote(schema))];
}

function isPlainQualified({ schema, name }: QualifiedName): boolean {
  return isPlainName(schema) && isPlainName(name);
}

function tableKey({ schema, name }: QualifiedName): string {
  return JSON.stringify([schema, name]);
}
