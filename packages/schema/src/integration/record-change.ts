import type { Trigger } from '@trellis/model';

/**
 * Function `record_change`, of the triggers that {@link recorded} declares.
 *
 * No constraint writes a row of another table. The function runs as its owner, so that roles which write the recorded
 * tables need no privilege to write the audit log. An update that changes no value is not recorded.
 */
export const recordChange = {
  kind: 'function',
  name: 'record_change',
  arguments: '',
  doc: 'Writes a change of a table to the audit log. No constraint writes rows of another table.',
  definition: `create function public.record_change() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  key text[] := string_to_array(tg_argv[0], ',');
  listed text[] := string_to_array(tg_argv[2], ',');
  before jsonb := to_jsonb(old);
  after jsonb := to_jsonb(new);
  row_key jsonb := (select jsonb_object_agg(name, coalesce(before, after) -> name) from unnest(key) as name);
  changed text[];
begin
  if tg_argv[1] = 'without' then
    before := before - listed;
    after := after - listed;
  end if;
  if tg_op = 'UPDATE' then
    changed := array(
      select name from jsonb_object_keys(after) as name where before -> name is distinct from after -> name order by name);
    if changed = '{}' then
      return null;
    end if;
  end if;
  if tg_argv[1] = 'only' then
    before := (select jsonb_object_agg(name, value) from jsonb_each(before) as each (name, value) where name = any (key || listed));
    after := (select jsonb_object_agg(name, value) from jsonb_each(after) as each (name, value) where name = any (key || listed));
  end if;
  insert into public.audit_log (table_name, row_key, action, changed_columns, old_row, new_row)
  values (tg_table_name, case when tg_op <> 'TRUNCATE' then row_key end, lower(tg_op), changed, before, after);
  return null;
end $$`,
} as const;

/** A table whose changes the audit log records. */
export interface Recorded {
  readonly table: string;
  /** The columns of its primary key. */
  readonly key: readonly string[];
  /**
   * The columns whose values are recorded, of a table with personal data: the log names the others if they change, and
   * does not keep their values.
   */
  readonly only?: readonly string[];
  /** Columns that are not recorded, of a table without personal data: those that PostgreSQL computes from others. */
  readonly without?: readonly string[];
}

// A function for each trigger, because a bundler keeps a table whose list of triggers is spread.

/** The trigger that records the changes of the rows of a table. */
export function recordsRows(recorded: Recorded): Trigger {
  const { table } = recorded;
  return {
    name: `${table}_recorded`,
    definition: `create trigger ${table}_recorded after insert or update or delete on public.${table} for each row ${run(recorded)}`,
    comment: 'The audit log records each change.',
  };
}

/** The trigger that records that a table is truncated. */
export function recordsTruncation(recorded: Recorded): Trigger {
  const { table } = recorded;
  return {
    name: `${table}_truncate_recorded`,
    definition: `create trigger ${table}_truncate_recorded after truncate on public.${table} for each statement ${run(recorded)}`,
    comment: 'The audit log records that the table is truncated.',
  };
}

/** Both triggers. */
export function recorded(table: Recorded): readonly [Trigger, Trigger] {
  return [recordsRows(table), recordsTruncation(table)];
}

function run({ key, only, without }: Recorded): string {
  const selection = only ? `, 'only', '${only}'` : without ? `, 'without', '${without}'` : '';
  return `execute function public.record_change('${key}'${selection})`;
}
