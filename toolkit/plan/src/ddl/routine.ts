import type { Routine } from '@trellis/model';
import { target } from './target.ts';

/** Creates a function, procedure or aggregate, or replaces one with the same signature. */
export function createRoutine(routine: Pick<Routine, 'definition'>): string[] {
  return [routine.definition];
}

/** Drops a function, procedure or aggregate. */
export function dropRoutine(routine: Pick<Routine, 'schema' | 'name' | 'kind' | 'arguments'>): string[] {
  return [`DROP ${target.routine(routine)}`];
}
