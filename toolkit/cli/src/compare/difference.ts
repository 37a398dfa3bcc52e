import type {
  CountedLoss,
  Hazard,
  Plan,
  Refusal,
  RenameCandidates,
  RenameHint,
  Statement,
} from '@trellis/plan';
import { type Bump, classify } from '@trellis/plan';
import { countText, needsAllowance, renameAdvice } from '@trellis/plan/internal';

/** The difference of two schemas, with the statements that change the first into the second. */
export interface SchemaDifference {
  readonly status: 'equal' | 'changes' | 'refused';
  /** The bump that the change requires; `none` if the schemas are equal. */
  readonly bump: Bump;
  /** The statements in order. One that is not `transactional` cannot run in a transaction. */
  readonly statements: readonly {
    readonly sql: string;
    readonly transactional: boolean;
    readonly hazards: readonly Hazard[];
  }[];
  /** The changes that cannot be planned exactly. */
  readonly refusals: readonly Refusal[];
  /** The data that would be lost; counted if `from` is a live database. */
  readonly losses: readonly CountedLoss[];
  /** A drop and an addition that are probably an undeclared rename. */
  readonly hints: readonly RenameHint[];
  /** Drops and additions of which it is unclear whether one is renamed to another. */
  readonly candidates: readonly RenameCandidates[];
}

/**
 * Converts a plan to a difference. The hazards of its statements include the losses, with counts, and possible renames.
 *
 * @param losses the losses of the plan, with counts if they are known
 */
export function differenceOf(up: Plan, losses: readonly CountedLoss[] = up.losses): SchemaDifference {
  const { refusals, hints, candidates } = up;
  const changed = up.changes.length > 0;
  return {
    status: refusals.length > 0 ? 'refused' : changed ? 'changes' : 'equal',
    bump: changed ? classify(up.changes).bump : 'none',
    statements: statementsOf(up, losses),
    refusals,
    losses,
    hints,
    candidates,
  };
}

function statementsOf(plan: Plan, losses: readonly CountedLoss[]) {
  const { changes, statements } = plan;
  const objects = new Map(changes.map(({ id, object }) => [id, object]));
  const objectOf = ({ change }: Statement) => objects.get(change) ?? '';
  // Of an object's statements, the one that destroys data has the hazards, else the first.
  const carrier = new Map<string, Statement>();
  for (const one of statements) {
    const known = carrier.get(objectOf(one));
    if (!known || (destroys(one) && !destroys(known))) carrier.set(objectOf(one), one);
  }
  return statements.map((one) => {
    const { sql, transactional, hazards } = one;
    const object = objectOf(one);
    const added = carrier.get(object) === one ? hazardsOf(object, losses, plan) : [];
    const codes = new Set(added.map(({ code }) => code));
    return { sql, transactional, hazards: [...hazards.filter(({ code }) => !codes.has(code)), ...added] };
  });
}

function destroys({ hazards }: Statement): boolean {
  return hazards.some(({ code }) => code === 'LOSES_DATA');
}

/** A declared rename loses nothing, so it comes before the loss. */
function hazardsOf(object: string, losses: readonly CountedLoss[], plan: Plan): Hazard[] {
  return [
    ...renameAdvice(plan, [object]).map((message): Hazard => ({ code: 'POSSIBLE_RENAME', message })),
    ...losses
      .filter((loss) => loss.object === object)
      .map((loss): Hazard => {
        const count = countText(loss);
        return {
          code: 'LOSES_DATA',
          message: `${needsAllowance(loss) ? 'Loses' : 'May round'} ${loss.what}${count ? `: ${count}` : ''}.`,
        };
      }),
  ];
}
