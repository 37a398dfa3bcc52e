import type { LoadVerb } from '../verb.ts';

/** The verbs by name. Each is imported when it runs: `--help` and `current` load nothing of `revision`. */
export const verbs = {
  check: () => import('./check.ts'),
  current: () => import('./current.ts'),
  diff: () => import('./diff.ts'),
  downgrade: () => import('./downgrade.ts'),
  heads: () => import('./heads.ts'),
  history: () => import('./history.ts'),
  merge: () => import('./merge.ts'),
  partitions: () => import('./partitions.ts'),
  plan: () => import('./plan.ts'),
  pull: () => import('./pull.ts'),
  release: () => import('./release.ts'),
  revision: () => import('./revision.ts'),
  seal: () => import('./seal.ts'),
  stamp: () => import('./stamp.ts'),
  undo: () => import('./undo.ts'),
  unlock: () => import('./unlock.ts'),
  upgrade: () => import('./upgrade.ts'),
} satisfies Readonly<Record<string, LoadVerb>>;
