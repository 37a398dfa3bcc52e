import type { EventTrigger } from '@trellis/model';
import {
  byName,
  comment,
  notMember,
  type Oid,
  owner,
  readOrSystem,
  type Scope,
  withComment,
  withOwner,
} from './scope.ts';
import { enabledState } from './triggers.ts';

/** An event trigger in the catalogs (`pg_event_trigger`). */
interface EventTriggerRow {
  readonly oid: Oid;
  readonly name: string;
  readonly event: string;
  readonly tags: readonly string[] | null;
  readonly function: string;
  readonly enabled: 'O' | 'D' | 'R' | 'A';
  readonly owner: string;
  readonly mine: boolean;
  readonly comment: string | null;
}

/** Reads the event triggers. One is left out if its function is in a schema that is not read. */
export async function readEventTriggers(scope: Scope): Promise<EventTriggerRow[]> {
  return byName(
    await scope.rows<EventTriggerRow>(`
    select v.oid, v.evtname::text as name, v.evtevent::text as event,
      (select pg_catalog.json_agg(tag order by tag collate "C") from pg_catalog.unnest(v.evttags) tag) as tags,
      v.evtfoid::pg_catalog.regproc::text as function, v.evtenabled::text as enabled,
      ${owner('v.evtowner')}, ${comment('pg_event_trigger', 'v.oid')}
    from pg_catalog.pg_event_trigger v join pg_catalog.pg_proc p on p.oid = v.evtfoid
    where ${readOrSystem(scope, 'p.pronamespace', [['pg_proc', 'p.oid']])} and ${notMember('pg_event_trigger', 'v.oid')}`),
  );
}

/** An event trigger in the form of the Model. */
export function eventTrigger(row: EventTriggerRow): EventTrigger {
  const enabled = enabledState(row.enabled);
  return {
    name: row.name,
    ...withComment(row),
    ...withOwner(row),
    event: row.event,
    ...(row.tags && { tags: row.tags }),
    function: row.function,
    ...(enabled && { enabled }),
  };
}
