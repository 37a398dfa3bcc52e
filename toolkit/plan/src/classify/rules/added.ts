import type { Change } from '../../diff/index.ts';
import type { Rate } from '../rule.ts';
import type { Reason } from '../verdict.ts';

/** Classifies an object that is created or dropped. */
export function added(change: Pick<Change, 'action'>, rate: Rate): Reason {
  return change.action === 'create'
    ? rate('minor', 'It is new.')
    : rate('major', 'It is dropped.', 'readers', 'writers');
}
