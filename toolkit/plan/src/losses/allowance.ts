import { TrellisError } from '@trellis/model';
import type { RenameHint } from '../diff/index.ts';
import { type CountedLoss, countText } from './counted-loss.ts';

/**
 * Sees that every loss was allowed by name, and that every name that was allowed is of a loss.
 *
 * @param losses what would be lost
 * @param allowed the objects that were named
 * @param hints what may have been meant as a rename: told with the error
 * @throws TrellisError as `checkNames` and `checkLost`
 */
export function checkAllowed(
  losses: readonly CountedLoss[],
  allowed: readonly string[],
  hints: readonly RenameHint[] = [],
): void {
  checkNames(losses, allowed);
  checkLost(losses, allowed, hints);
}

/**
 * Sees that every name that was allowed is of a loss.
 *
 * @throws TrellisError `ALLOWANCE_UNKNOWN` for a name of nothing that would be lost, `ALLOWANCE_AMBIGUOUS` for one
 *   of several objects
 */
export function checkNames(losses: readonly CountedLoss[], allowed: readonly string[]): void {
  for (const name of allowed) {
    const meant = losses.filter(({ object }) => isObject(name, object));
    // A name with its kind is of one object alone.
    if (meant.length === 1 || meant.some(({ object }) => object === name)) continue;
    const [code, what] =
      meant.length === 0
        ? ['ALLOWANCE_UNKNOWN', 'an object whose data would be lost']
        : ['ALLOWANCE_AMBIGUOUS', 'one object'];
    const choice = (meant.length === 0 ? losses : meant).map(({ object }) => object);
    throw new TrellisError(
      code,
      `Expected ${what} after --allow-data-loss (${choice.join(', ') || 'none would'}), got "${name}".${choice.length === 0 ? ' Leave it out.' : ''}`,
      { details: { losses: choice } },
    );
  }
}

/**
 * Sees that every loss was allowed by name.
 *
 * @throws TrellisError `DATA_LOSS`
 */
export function checkLost(
  losses: readonly CountedLoss[],
  allowed: readonly string[],
  hints: readonly RenameHint[] = [],
): void {
  const lost = losses.filter(({ object }) => !allowed.some((name) => isObject(name, object)));
  if (lost.length === 0) return;
  const told = lost.map(
    (loss) => `${loss.object} (${[loss.what, countText(loss)].filter(Boolean).join(', ')})`,
  );
  const flags = lost.map(({ object }) => `--allow-data-loss ${shellQuoted(object)}`);
  throw new TrellisError(
    'DATA_LOSS',
    `Expected no data lost, got ${told.join(', ')}. If that is meant, say ${flags.join(' ')}.`,
    { details: { losses: lost, hints } },
  );
}

/** An object may be named by its id or without the kind and schema that go without saying. */
function isObject(name: string, id: string): boolean {
  const path = id.slice(id.indexOf(' ') + 1);
  return [id, id.replace(/ public\./, ' '), path, path.replace(/^public\./, '')].includes(name);
}

/** A text as one word of a shell's line. */
function shellQuoted(text: string): string {
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
