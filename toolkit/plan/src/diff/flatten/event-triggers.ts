import { type EventTrigger, objectId } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';

/** Creates the nodes of an event trigger. PostgreSQL records that it depends on its function. */
export function flattenEventTrigger(collector: Collector, trigger: EventTrigger): void {
  const place = {
    id: objectId('event trigger', [trigger.name]),
    path: [trigger.name],
    target: target.eventTrigger(trigger),
  };
  collector.add({
    ...place,
    kind: 'event trigger',
    value: trigger,
    claims: [{ space: 'object', name: place.id }],
  });
  flattenAnnotations(collector, place, trigger);
}
