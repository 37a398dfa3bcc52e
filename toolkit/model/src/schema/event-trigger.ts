import type { EventTrigger } from '../model/index.ts';
import type { Documented } from './declared.ts';

/** A declared event trigger. */
export interface EventTriggerDescriptor extends Omit<EventTrigger, 'comment'>, Documented {}
