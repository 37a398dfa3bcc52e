/** What kinds of step there are, in the order in which they are taken when nothing else decides. */
export const stepRanks = [
  'schema',
  'extension',
  'type',
  'sequence',
  'routine',
  'table',
  'domain check',
  'default',
  'check',
  'partition',
  'key',
  'index',
  'index settings',
  'foreign key',
  'view',
  'view index',
  'statistics',
  'rule',
  'trigger',
  'policy',
  'settings',
  'comment',
  'owner',
  'privileges',
  'default privileges',
] as const;

/** One thing to be made. */
export interface Step {
  readonly rank: (typeof stepRanks)[number];
  /** The id of the object that it makes or settles. */
  readonly object: string;
  readonly sql: readonly string[];
  /** The ids of what it makes, by which others wait for it: the object, and its parts. */
  readonly makes: readonly string[];
  /** The ids of what has to be there first. */
  readonly needs: readonly string[];
}
