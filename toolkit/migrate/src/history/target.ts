import { TrellisError } from '@trellis/model';
import type { History, Migration } from './history.ts';

/**
 * Returns how many migrations of a history, from its first, a target includes.
 *
 * @param history the history
 * @param applied those that are applied now, in order: `+1` is the first that is not applied, `-1` reverts the last that is
 * @param target `head`, `base`, `+n`, `-n`, a release, a migration's name or a unique prefix of one
 * @throws TrellisError `TARGET_UNKNOWN`, `TARGET_AMBIGUOUS`
 */
export function resolveTarget(history: History, applied: readonly Migration[], target: string): number {
  const { migrations, releases } = history;
  if (target === 'head') return migrations.length;
  if (target === 'base') return 0;
  if (/^[+-]\d+$/.test(target)) return relative(history, applied, target);
  const version = target.replace(/^v/, '');
  if (Object.hasOwn(releases, version))
    return migrations.findIndex(({ name }) => name === releases[version]) + 1;
  const found = migrations.flatMap(({ name }, index) =>
    name === target || name.startsWith(target) || name.slice(15) === target ? [index] : [],
  );
  const exact = found.find((index) => migrations[index]?.name === target);
  const [only] = exact === undefined ? found : [exact];
  if (only === undefined || target === '')
    throw new TrellisError(
      'TARGET_UNKNOWN',
      `Expected head, base, +1, -1, a release (${orNone(Object.keys(releases))}) or a migration (${orNone(migrations.map(({ name }) => name))}), got "${target}".`,
    );
  if (exact === undefined && found.length > 1)
    throw new TrellisError(
      'TARGET_AMBIGUOUS',
      `"${target}" matches ${found.length} migrations: ${found.map((index) => migrations[index]?.name).join(', ')}. Write more of the name.`,
    );
  return only + 1;
}

function relative({ migrations }: History, applied: readonly Migration[], target: string): number {
  const open = migrations.filter((migration) => !applied.includes(migration));
  const steps = Math.abs(Number(target));
  const of = target.startsWith('+') ? open : applied;
  if (steps > of.length)
    throw new TrellisError(
      'TARGET_UNKNOWN',
      `Expected at most +${open.length} or -${applied.length}, since ${applied.length} of ${migrations.length} migrations are applied; got ${target}.`,
    );
  if (steps === 0) return migrations.indexOf(applied.at(-1) as Migration) + 1;
  if (of === open) return migrations.indexOf(open[steps - 1] as Migration) + 1;
  return migrations.indexOf(applied.at(-steps) as Migration);
}

function orNone(items: readonly string[]): string {
  if (items.length === 0) return 'none yet';
  return items.length > 6
    ? `${items.slice(-5).join(', ')} and ${items.length - 5} earlier`
    : items.join(', ');
}
