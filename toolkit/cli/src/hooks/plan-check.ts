import { TrellisError } from '@trellis/model';
import type { Plan } from '@trellis/plan';

/** A problem that a check of the project finds in a plan. */
export interface PlanProblem {
  /** A code of the project, such as `NO_RENAMES`. */
  readonly code: string;
  /** The id of the object, such as `table public.orders`. */
  readonly object: string;
  /** One line: what is wrong, and what to do. */
  readonly message: string;
}

/** A check of the project over a plan. Returns the problems that it finds. */
export type PlanCheck = (plan: Plan) => readonly PlanProblem[] | Promise<readonly PlanProblem[]>;

/**
 * Runs the checks of the project over a plan.
 *
 * @throws TrellisError `PLAN_CHECK_FAILED` if a check throws or returns something else than problems
 */
export async function planProblems(checks: readonly PlanCheck[], plan: Plan): Promise<PlanProblem[]> {
  const problems: PlanProblem[] = [];
  for (const [index, check] of checks.entries()) {
    const name = check.name || `checkPlan[${index}]`;
    let found: unknown;
    try {
      found = await check(plan);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new TrellisError('PLAN_CHECK_FAILED', `The plan check ${name} threw: ${reason}. Fix the check.`, {
        cause,
      });
    }
    if (!Array.isArray(found) || !found.every(isProblem))
      throw new TrellisError(
        'PLAN_CHECK_FAILED',
        `Expected a list of { code, object, message } from the plan check ${name}, got ${JSON.stringify(found)}. Fix the check.`,
      );
    problems.push(...found);
  }
  return problems;
}

/**
 * Refuses a plan with problems.
 *
 * @throws TrellisError `PLAN_REFUSED` with the problems in `details`, `PLAN_CHECK_FAILED`
 */
export async function refuseProblems(checks: readonly PlanCheck[], plan: Plan): Promise<void> {
  const problems = await planProblems(checks, plan);
  const [first] = problems;
  if (first === undefined) return;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  throw new TrellisError('PLAN_REFUSED', `${first.code} ${first.object}: ${first.message}${more}`, {
    details: problems,
  });
}

function isProblem(value: unknown): value is PlanProblem {
  const { code, object, message } = (value ?? {}) as Partial<Record<keyof PlanProblem, unknown>>;
  return [code, object, message].every((text) => typeof text === 'string');
}
