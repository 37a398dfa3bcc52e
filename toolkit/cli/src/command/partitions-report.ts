import type { PartitionAction } from '@trellis/migrate';

const VERBS = {
  create: ['Create', 'Created'],
  detach: ['Detach', 'Detached'],
  finalize: ['Complete the detachment of', 'Completed the detachment of'],
  drop: ['Drop', 'Dropped'],
  keep: ['Keep', 'Kept'],
  'add trigger': ['Add a trigger to', 'Added a trigger to'],
} as const satisfies Record<PartitionAction['action'], readonly [present: string, past: string]>;

/** An action in a line: `Created events_2026_12 of events, from … to …`. */
export function actionText(action: PartitionAction, tense: 'present' | 'past'): string {
  const { table, partition, from, to, blocking } = action;
  const [present, past] = VERBS[action.action];
  return [
    `${tense === 'past' ? past : present} ${partition}`,
    table === undefined ? '' : ` of ${table}`,
    from === undefined ? '' : `, from ${from} to ${to}`,
    blocking ? ', with a short lock of the table because it has a default partition' : '',
  ].join('');
}

/** What waits for a lock, in a line. */
export function waitingText(what: string): string {
  return `Waiting for a lock to ${what}`;
}
