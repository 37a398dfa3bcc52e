import { emptyModel, type Model } from '@trellis/model';
import { createView } from '../ddl/index.ts';
import type { Change, Plan } from './change/index.ts';
import { detailsOf, diffModels } from './diff.ts';
import { placeholderOf, replacing, withoutSqlBody } from './kinds/index.ts';

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
 * The two statements that create an object.
 *
 * @param change its creation
 * @returns undefined unless it is a view with the types of its columns, or a function with an SQL-standard body
 */
export function inTwoSteps(change: Change): TwoSteps | undefined {
  if (change.action !== 'create' || change.to === undefined) return undefined;
  const statements = twoStatements(change);
  const [placeholder, fill] = statements ?? [];
  return placeholder === undefined || fill === undefined ? undefined : { placeholder, fill };
}

function twoStatements(change: Change): readonly (string | undefined)[] | undefined {
  if (change.to === undefined) return undefined;
  if (change.kind === 'view')
    return [placeholderOf(change.to)?.[0], createView(change.to, { replace: true })[0]];
  if (change.kind !== 'routine') return undefined;
  return [withoutSqlBody(change.to.definition), replacing(change.to.definition)];
}

/**
 * The ids of the views that can only be created in two steps: those of a loop, of which one is created as a placeholder,
 * and those that select from themselves.
 *
 * @param model a Model from introspection
 */
export function viewsInSteps(model: Model): ReadonlySet<string> {
  const { steps } = detailsOf(planCreation(model)).order;
  const filled = steps.filter(({ operation: { verb, node } }) => verb === 'fill' && node.kind === 'view');
  return new Set(filled.map(({ operation }) => operation.node.id));
}
