import type { Routine } from '@trellis/model';
import { target } from './target.ts';

/** Makes a function, procedure or aggregate; one of the same signature is replaced in place. */
export function createRoutine(routine: Pick<Routine, 'definition'>): string[] {
  return [routine.definition];
}

/** Drops a function, procedure or aggregate. */
export function dropRoutine(routine: Pick<Routine, 'schema' | 'name' | 'kind' | 'arguments'>): string[] {
  return [`DROP ${target.routine(routine)}`];
}
