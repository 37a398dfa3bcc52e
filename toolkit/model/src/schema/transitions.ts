import type { Check, Routine, Trigger } from '../model/index.ts';
import { quoteIdentifier, quoteLiteral } from '../names/index.ts';
import { constraintName } from './naming.ts';

/** The graph of a column's values `S`: those of new rows, and those that can follow each. */
export interface StateGraph<S extends string = string> {
  /** The values that a new row can have. */
  readonly initial: readonly NoInfer<S>[];
  /** The values that can follow each value. A value without any is final. */
  readonly moves: Readonly<Record<S, readonly NoInfer<S>[]>>;
  /** The schema of the table. Default: `public`. */
  readonly schema?: string;
  /** The sentence of the rule. Default: one that lists the graph. */
  readonly doc?: string;
}

/** What {@link transitions} returns, for the table and the schema. */
export interface Transitions<S extends string = string> {
  readonly states: readonly S[];
  /** For `checks` of the table: the column has one of the values. */
  readonly check: Omit<Check, 'comment'> & { readonly doc: string };
  /** For `triggers` of the table: the rule that a value follows the graph. */
  readonly trigger: Trigger;
  /** For `routines` of the schema: the function of the trigger. */
  readonly routine: Omit<Routine, 'schema'> & { readonly schema: string; readonly doc: string };
}

/**
 * Declares which values a column begins with, and which follow each: the graph of a status. PostgreSQL rejects other
 * writes by the name of the trigger, and the documentation draws the graph.
 *
 * @param table the name of the table
 * @param column a column of a text type that is not null
 * @param graph the values of new rows, and those that follow each value
 * @returns the check and the trigger of the table, and the function of the schema
 * @example
 * import { defineSchema, integer, table, transitions, varchar } from '@trellis/model';
 *
 * const status = transitions('loans', 'status', {
 *   initial: ['lent'],
 *   moves: { lent: ['returned', 'lost'], lost: ['returned'], returned: [] },
 * });
 * const loans = table('loans', {
 *   columns: { loan_id: integer({ primaryKey: true }), status: varchar({ default: 'lent' }) },
 *   checks: [status.check],
 *   triggers: [status.trigger],
 * });
 * export const library = defineSchema({ name: 'library', tables: { loans }, routines: [status.routine] });
 */
export function transitions<const S extends string>(
  table: string,
  column: string,
  { initial, moves, schema = 'public', doc }: StateGraph<S>,
): Transitions<S> {
  const states = Object.keys(moves) as S[];
  const of = `${table}.${column}`;
  const name = `${table}_${column}_moves`;
  const routine = `reject_${name}`;
  const qualified = (one: string) => `${quoteIdentifier(schema)}.${quoteIdentifier(one)}`;
  const before = `old.${quoteIdentifier(column)}`;
  const after = `new.${quoteIdentifier(column)}`;
  const pairs = states.flatMap((from) => moves[from].map((to) => `(${listOf([from, to])})`));
  const follows = pairs.length > 0 ? ` or (${before}, ${after}) in (${pairs.join(', ')})` : '';
  const rejection = `using errcode = 'check_violation',
      constraint = tg_name, table = tg_table_name, schema = tg_table_schema`;
  const body = `
begin
  if tg_op = 'INSERT' then
    if ${after} in (${listOf(initial)}) then return null; end if;
    raise '% does not begin as %.', ${quoteLiteral(of)}, ${after} ${rejection};
  end if;
  if ${after} = ${before}${follows} then return null; end if;
  raise '% does not change from % to %.', ${quoteLiteral(of)}, ${before}, ${after} ${rejection};
end `;
  return {
    states,
    check: {
      name: constraintName({ kind: 'ck', table, columns: [column] }, new Set()),
      expression: `${quoteIdentifier(column)} in (${listOf(states)})`,
      doc: `${of} is ${inWords(states)}.`,
    },
    trigger: {
      name,
      definition: `create trigger ${quoteIdentifier(name)} after insert or update on ${qualified(table)} for each row execute function ${qualified(routine)}()`,
      rejects: true,
      transitions: { column, initial, moves },
      comment: doc ?? sentence(of, initial, moves),
    },
    routine: {
      kind: 'function',
      schema,
      name: routine,
      arguments: '',
      doc: `Rejects values of ${of} that do not follow its graph. A check does not see the previous value.`,
      definition: `create function ${qualified(routine)}() returns trigger language plpgsql as ${quoteLiteral(body)}`,
    },
  };
}

function listOf(values: readonly string[]): string {
  return values.map(quoteLiteral).join(', ');
}

function inWords(values: readonly string[]): string {
  if (values.length < 2) return values.join('');
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function sentence(
  of: string,
  initial: readonly string[],
  moves: Readonly<Record<string, readonly string[]>>,
): string {
  const steps = Object.entries(moves).flatMap(([from, to]) =>
    to.length === 0 ? [] : [`from ${from} to ${inWords(to)}`],
  );
  const last = steps.length > 1 ? `${steps.slice(0, -1).join(', ')}, and ${steps.at(-1)}` : steps.join('');
  const begins = `${of} begins as ${inWords(initial)}.`;
  return last === '' ? begins : `${begins} It changes ${last}.`;
}
