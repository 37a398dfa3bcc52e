import { emptyModel, type Model } from '@trellis/model';
import type { Plan } from './change/index.ts';
import { diffModels } from './diff.ts';

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
