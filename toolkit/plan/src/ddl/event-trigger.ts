import { type EventTrigger, quoteIdentifier } from '@trellis/model';
import { sqlLiteral } from '@trellis/model/internal';
import { target } from './target.ts';
import { enabledWord } from './trigger.ts';

/** Creates an event trigger, and sets when it fires. */
export function createEventTrigger(trigger: EventTrigger): string[] {
  const { event, tags, function: called, enabled } = trigger;
  const filter = tags ? ` WHEN TAG IN (${tags.map((tag) => sqlLiteral(tag)).join(', ')})` : '';
  return [
    `CREATE ${target.eventTrigger(trigger)} ON ${quoteIdentifier(event)}${filter} EXECUTE FUNCTION ${called}()`,
    ...(enabled === undefined ? [] : setEventTriggerEnabled(trigger)),
  ];
}

/** Sets when an event trigger fires. */
export function setEventTriggerEnabled(trigger: Pick<EventTrigger, 'name' | 'enabled'>): string[] {
  return [`ALTER ${target.eventTrigger(trigger)} ${enabledWord(trigger.enabled)}`];
}
