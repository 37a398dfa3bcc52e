import type { EventTrigger } from '../model/index.ts';

/** A declared event trigger. */
export interface EventTriggerDescriptor extends Omit<EventTrigger, 'comment'> {
  /** The SQL comment. */
  readonly doc?: string;
}
