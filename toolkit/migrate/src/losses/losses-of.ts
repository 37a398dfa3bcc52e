import type { Plan } from '@trellis/plan';
import type { ManifestLosses } from '../history/index.ts';

/** What a migration destroys, as the history keeps it, so that it can be told wherever the migration runs. */
export function lossesOf(up: Pick<Plan, 'losses'>, down: Pick<Plan, 'losses'>): ManifestLosses {
  return { up: up.losses, down: down.losses };
}
