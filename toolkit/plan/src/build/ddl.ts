import type { Model } from '@trellis/model';
import { cyclicObjects, orderSteps } from './order.ts';
import type { Step } from './step.ts';
import { modelSteps } from './steps.ts';

/**
 * The SQL that makes a Model in an empty database: in the order of its dependencies where they are known (an
 * introspected Model), else in the order of kinds, which views and functions may not fit (`build` finds out).
 *
 * To be run with `check_function_bodies` off and, for an introspected Model, an empty `search_path`, as `build`
 * does: its text is as PostgreSQL prints it under that one.
 *
 * @param model the Model
 * @returns statements without a closing semicolon
 * @example ddl(model).map((sql) => `${sql};`).join('\n')
 */
export function ddl(model: Model): string[] {
  return orderedSteps(model).flatMap((step) => step.sql);
}

/** The steps that make a Model, in order. */
export function orderedSteps(model: Model): Step[] {
  const steps = modelSteps(model, new Set());
  const cyclic = cyclicObjects(steps);
  return orderSteps(cyclic.size === 0 ? steps : modelSteps(model, cyclic));
}
