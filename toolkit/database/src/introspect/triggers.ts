import type { Trigger } from '@trellis/model';
import {
  comment,
  compact,
  extensionsOf,
  type Oid,
  type OnExtensions,
  type Scope,
  withComment,
  withExtensions,
} from './scope.ts';

/** A trigger in the catalogs (`pg_trigger`). */
export interface TriggerRow extends OnExtensions {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly name: string;
  readonly definition: string;
  readonly enabled: string;
  /** For the copy on a partition: when the trigger of the parent fires. */
  readonly parent_enabled: string | null;
  readonly comment: string | null;
}

/** Reads the triggers of all relations; internal triggers of constraints are left out. */
export async function readTriggers(scope: Scope): Promise<TriggerRow[]> {
  return scope.rows<TriggerRow>(`
    select t.oid, t.tgrelid as relation, t.tgname::text as name, pg_catalog.pg_get_triggerdef(t.oid) as definition,
      t.tgenabled::text as enabled, p.tgenabled::text as parent_enabled, ${comment('pg_trigger', 't.oid')},
      ${extensionsOf('pg_trigger', 't.oid')}
    from pg_catalog.pg_trigger t
    join pg_catalog.pg_class c on c.oid = t.tgrelid
    left join pg_catalog.pg_trigger p on p.oid = t.tgparentid
    where not t.tgisinternal and c.relnamespace = any ($1::oid[])`);
}

/** A trigger in the form of the Model; `undefined` for a partition's unchanged copy of its parent's trigger. */
export function trigger(row: TriggerRow): Trigger | undefined {
  const copy = row.parent_enabled !== null;
  const differs = row.enabled !== row.parent_enabled || row.comment !== null || row.extensions.length > 0;
  if (copy && !differs) return undefined;
  const enabled = copy && row.enabled === row.parent_enabled ? undefined : enabledState(row.enabled);
  return compact({
    name: row.name,
    ...withComment(row),
    definition: row.definition,
    enabled: copy && row.enabled === 'O' && row.parent_enabled !== 'O' ? 'origin' : enabled,
    local: copy ? false : undefined,
    ...withExtensions(row),
  } satisfies Trigger);
}

/** Returns when a trigger fires or a rule applies; `undefined` for the default. */
export function enabledState(letter: string): 'disabled' | 'replica' | 'always' | undefined {
  return letter === 'D' ? 'disabled' : letter === 'R' ? 'replica' : letter === 'A' ? 'always' : undefined;
}
