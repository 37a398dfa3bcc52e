import { TrellisError } from '@trellis/model';
import { nameInId } from '@trellis/model/internal';
import type { Loss } from '../diff/index.ts';
import { type CountedLoss, countText, needsAllowance } from './counted-loss.ts';
import { type PossibleRenames, renameAdvice } from './rename-advice.ts';
import { shellQuoted } from './shell-quoted.ts';

/**
 * Checks that every loss that needs it is allowed by name, and that every allowed name matches a loss.
 *
 * @param losses the data that would be lost
 * @param allowed the objects that were named
 * @param renames possible renames, which the error reports before the allowances, since they lose nothing
 * @throws TrellisError as `checkNames` and `checkLost`
 */
export function checkAllowed(
  losses: readonly CountedLoss[],
  allowed: readonly string[],
  renames: PossibleRenames = NO_RENAMES,
): void {
  checkNames(losses, allowed);
  checkLost(losses.filter(needsAllowance), allowed, renames);
}

/**
 * Checks that every allowed name matches a loss, or what else the option allows.
 *
 * @param option the option that the names were given with
 * @throws TrellisError `ALLOWANCE_UNKNOWN` when no loss has the name, `ALLOWANCE_AMBIGUOUS` when several have it
 */
export function checkNames(
  losses: readonly Pick<CountedLoss, 'object'>[],
  allowed: readonly string[],
  option: 'allow-data-loss' | 'allow-data-change' = 'allow-data-loss',
): void {
  for (const name of allowed) {
    const meant = losses.filter(({ object }) => isNamed(name, object));
    // A name with its kind is unambiguous.
    if (meant.length === 1 || meant.some(({ object }) => object === name)) continue;
    const [code, what] =
      meant.length === 0
        ? [
            'ALLOWANCE_UNKNOWN',
            `an object whose data would be ${option === 'allow-data-change' ? 'changed' : 'lost'}`,
          ]
        : ['ALLOWANCE_AMBIGUOUS', 'one object'];
    const choice = (meant.length === 0 ? losses : meant).map(({ object }) => object);
    throw new TrellisError(
      code,
      `Expected ${what} after --${option} (${choice.join(', ') || 'none would'}), got "${name}".${choice.length === 0 ? ' Leave it out.' : ''}`,
      { details: { losses: choice } },
    );
  }
}

/**
 * Checks that every loss is allowed by name.
 *
 * @throws TrellisError `DATA_LOSS`
 */
export function checkLost(
  losses: readonly CountedLoss[],
  allowed: readonly string[],
  renames: PossibleRenames = NO_RENAMES,
): void {
  const lost = losses.filter(({ object }) => !allowed.some((name) => isNamed(name, object)));
  if (lost.length === 0) return;
  const report = lost.map(
    (loss) => `${loss.object} (${[loss.what, countText(loss)].filter(Boolean).join(', ')})`,
  );
  const flags = lost.map(({ object }) => `--allow-data-loss ${shellQuoted(object)}`);
  throw new TrellisError(
    'DATA_LOSS',
    [
      `This destroys data: ${report.join(', ')}.`,
      ...renameAdvice(
        renames,
        lost.map(({ object }) => object),
      ),
      `To allow it, add ${flags.join(' ')}.`,
    ].join(' '),
    { details: { losses: lost, ...renames } },
  );
}

const NO_RENAMES: PossibleRenames = { hints: [], candidates: [] };

/** Returns a loss with `unconfirmed` if it was neither allowed nor needed to be. */
export function confirmed(loss: CountedLoss, allowed: readonly string[]): Loss {
  const { count: _c, about: _a, invalid: _i, ...bare } = loss;
  const isAllowed = needsAllowance(loss) || allowed.some((name) => isNamed(name, loss.object));
  return isAllowed ? bare : { ...bare, unconfirmed: true };
}

/** Returns whether a name matches an object: its id, or the id without its kind or without the schema `public`. */
export function isNamed(name: string, id: string): boolean {
  const path = nameInId(id);
  return [id, id.replace(/ public\./, ' '), path, path.replace(/^public\./, '')].includes(name);
}
