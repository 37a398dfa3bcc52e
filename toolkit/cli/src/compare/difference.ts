import type { CountedLoss, Hazard, Plan, Refusal, RenameHint, Statement } from '@trellis/plan';
import { type Bump, classify } from '@trellis/plan';
import { countText } from '@trellis/plan/internal';

/** What brings one side to the other. */
export interface Difference {
  readonly status: 'equal' | 'changes' | 'refused';
  readonly bump: Bump;
  readonly statements: readonly {
    readonly sql: string;
    readonly transactional: boolean;
    readonly hazards: readonly Hazard[];
  }[];
  readonly refusals: readonly Refusal[];
  /** The data that would be lost; counted where `from` is a live database. */
  readonly losses: readonly CountedLoss[];
  /** What looks like a rename that nobody declared. */
  readonly hints: readonly RenameHint[];
}

/**
 * Says a plan as a difference: with each statement what it destroys, how much of that there is, and whether a
 * rename may have been meant.
 *
 * @param losses those of the plan, counted where somebody could
 */
export function differenceOf(up: Plan, losses: readonly CountedLoss[] = up.losses): Difference {
  const { refusals, hints } = up;
  const changed = up.changes.length > 0;
  return {
    status: refusals.length > 0 ? 'refused' : changed ? 'changes' : 'equal',
    bump: changed ? classify(up.changes).bump : 'none',
    statements: statementsOf(up, losses),
    refusals,
    losses,
    hints,
  };
}

function statementsOf({ changes, statements, hints }: Plan, losses: readonly CountedLoss[]) {
  const objects = new Map(changes.map(({ id, object }) => [id, object]));
  const objectOf = ({ change }: Statement) => objects.get(change) ?? '';
  // Of an object's statements the one that destroys says it, else the first.
  const teller = new Map<string, Statement>();
  for (const one of statements) {
    const known = teller.get(objectOf(one));
    if (!known || (destroys(one) && !destroys(known))) teller.set(objectOf(one), one);
  }
  return statements.map((one) => {
    const { sql, transactional, hazards } = one;
    const object = objectOf(one);
    const own = teller.get(object) === one ? news(object, losses, hints) : [];
    const said = new Set(own.map(({ code }) => code));
    return { sql, transactional, hazards: [...hazards.filter(({ code }) => !said.has(code)), ...own] };
  });
}

function destroys({ hazards }: Statement): boolean {
  return hazards.some(({ code }) => code === 'LOSES_DATA');
}

function news(object: string, losses: readonly CountedLoss[], hints: readonly RenameHint[]): Hazard[] {
  return [
    ...losses
      .filter((loss) => loss.object === object)
      .map((loss): Hazard => {
        const count = countText(loss);
        return { code: 'LOSES_DATA', message: `Loses ${loss.what}${count ? `: ${count}` : ''}.` };
      }),
    ...hints
      .filter(({ from }) => from === object)
      .map(
        ({ to, write }): Hazard => ({
          code: 'POSSIBLE_RENAME',
          message: `It may have been meant as a rename to ${to}: if so, write ${write} there.`,
        }),
      ),
  ];
}
