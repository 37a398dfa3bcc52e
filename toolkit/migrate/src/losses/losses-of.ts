import type { Plan } from '@trellis/plan';
import type { ManifestLosses } from '../history/index.ts';

/** The losses of a migration's plans, as the manifest records them. */
export function lossesOf(up: Pick<Plan, 'losses'>, down: Pick<Plan, 'losses'>): ManifestLosses {
  return { up: up.losses, down: down.losses };
}
