import { emptyModel, type Model } from '@trellis/model';
import type { Plan } from './change/index.ts';
import { detailsOf, diffModels } from './diff.ts';
import type { Print } from './operation/index.ts';

/**
 * The plan that creates a Model in an empty database: the plan from the empty Model.
 *
 * Unmodelled objects are left out. The statements of an introspected Model are in the order
 * of its dependencies. An authored Model has none, so its statements are in the order of kinds, which views and
 * functions may not fit; `build` retries those.
 *
 * @param model the Model
 */
export function planCreation(model: Model): Plan {
  const { unmodelled: _, ...modelled } = model;
  const { notNullConstraints } = model;
  return diffModels({ ...emptyModel, ...(notNullConstraints === false && { notNullConstraints }) }, modelled);
}

/**
 * The SQL that creates a Model in an empty database.
 *
 * Run the statements of an introspected Model with an empty `search_path`: PostgreSQL printed its expressions under
 * that one.
 *
 * @param model the Model
 * @returns statements without a closing semicolon
 * @example ddl(model).map((sql) => `${sql};`).join('\n')
 */
export function ddl(model: Model): string[] {
  return planCreation(model).statements.map(({ sql }) => sql);
}

/** The two statements that create an object which uses itself, or something that uses it. */
export interface TwoSteps {
  /** Creates it without its query or body. */
  readonly placeholder: string;
  readonly fill: string;
}

/**
 * The two statements that create an object, by the id of the change that creates it: of views whose columns have known
 * types, and of functions with an SQL-standard body.
 *
 * @param plan a plan that `diffModels` returned
 */
export function inTwoSteps(plan: Plan): ReadonlyMap<string, TwoSteps> {
  const found = new Map<string, TwoSteps>();
  for (const { operation } of detailsOf(plan).order.steps) {
    const { id, verb, kind, node } = operation;
    if (verb !== 'create') continue;
    const [placeholder, fill] = [kind.placeholder?.(node)?.[0], kind.fill?.(node)[0]].map(sqlOf);
    if (placeholder !== undefined && fill !== undefined) found.set(id, { placeholder, fill });
  }
  return found;
}

function sqlOf(print: Print | undefined): string | undefined {
  return typeof print === 'object' ? print.sql : print;
}

/**
 * The ids of the objects that can only be created in two steps: those of a loop, of which one is created as a placeholder,
 * and views that select from themselves.
 *
 * @param model a Model from introspection
 */
export function createdInSteps(model: Model): ReadonlySet<string> {
  const { steps } = detailsOf(planCreation(model)).order;
  return new Set(
    steps.filter(({ operation }) => operation.verb === 'fill').map(({ operation }) => operation.node.id),
  );
}
