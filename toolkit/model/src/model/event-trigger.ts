import type { Named } from './named.ts';
import type { Trigger } from './table.ts';

/** An event trigger (a row of `pg_event_trigger`). It runs a function when a statement changes the schema. */
export interface EventTrigger extends Named {
  /** The owner, who has to be a superuser. Default: the role that runs `introspect`. */
  readonly owner?: string;
  /** Such as `ddl_command_end`. */
  readonly event: string;
  /** The commands for which it fires, in alphabetical order: `CREATE TABLE`. Default: all. */
  readonly tags?: readonly string[];
  /** The function that it calls, without arguments: `public.audit`. */
  readonly function: string;
  /** When it fires. Default: in sessions of the origin. */
  readonly enabled?: NonNullable<Trigger['enabled']>;
}
