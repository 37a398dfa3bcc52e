import type { Change, ChangeKind, ChangeOf } from '../diff/index.ts';
import type { Bump, Reason } from './verdict.ts';

/** Gives the reason for a change's bump, and which programs it breaks. */
export type Rate = (bump: Bump, reason: string, ...breaks: NonNullable<Reason['breaks']>) => Reason;

/**
 * Classifies a change of one kind of object.
 *
 * @param all all changes of the plan
 */
export type BumpRule<K extends ChangeKind> = (
  change: ChangeOf<K>,
  rate: Rate,
  all: readonly Change[],
) => Reason;
