import { introspect } from '@trellis/database';
import { emptyModel, type Model } from '@trellis/model';
import { same } from '@trellis/model/internal';
import type { InstalledServer } from '@trellis/testing/installed';
import { Client } from 'pg';
import { onServer } from './load.ts';

/** A database and a connection to it. */
export interface Database {
  readonly name: string;
  readonly client: Client;
}

/**
 * A pool of empty databases. Creating one takes longer than checking a pair, so a database is reused if it can be
 * emptied completely.
 */
export class Databases {
  private readonly free: Database[] = [];
  private created = 0;

  constructor(private readonly server: InstalledServer) {}

  /** Takes an empty database from the pool, or creates one. */
  async take(): Promise<Database> {
    const known = this.free.pop();
    if (known) return known;
    const name = `score_${++this.created}`;
    await onServer(this.server, `create database "${name}" template template0`);
    const client = new Client({ connectionString: this.server.url(name) });
    client.on('error', () => {});
    await client.connect();
    return { name, client };
  }

  /** Returns a database to the pool, or drops it if it cannot be emptied. */
  async release(database: Database): Promise<void> {
    if (await emptyDatabase(database.client)) {
      this.free.push(database);
      return;
    }
    await database.client.end().catch(() => {});
    await onServer(this.server, `drop database if exists "${database.name}" with (force)`);
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await Promise.all(this.free.map(({ client }) => client.end()));
  }
}

/** Empties a database and returns whether nothing is left in it. */
async function emptyDatabase(client: Client): Promise<boolean> {
  try {
    await client.query('rollback');
    await client.query('discard all');
    await client.query(DROP_ALL);
    return isEmpty(await introspect(client, { exclude: () => false }));
  } catch {
    return false;
  }
}

function isEmpty(model: Model): boolean {
  // Whether the server has NOT NULL constraints is no object.
  const { dependencies: _, notNullConstraints: _n, ...rest } = model;
  const { notNullConstraints: _e, ...empty } = emptyModel;
  return same({ ...rest, extensions: rest.extensions.filter(({ name }) => name !== 'plpgsql') }, empty);
}

/** Drops extensions, subscriptions and everything in a schema. Introspection finds the rest. */
const DROP_ALL = `do $$
declare statement text;
begin
  -- A database with a subscription cannot be dropped.
  for statement in
    select format('alter subscription %1$I disable; alter subscription %1$I set (slot_name = none); drop subscription %1$I', subname)
    from pg_subscription where subdbid = (select oid from pg_database where datname = current_database())
  loop execute statement; end loop;
  for statement in
    select format('drop extension %I cascade', extname) from pg_extension where extname <> 'plpgsql'
  loop execute statement; end loop;
  for statement in
    select format('drop schema %I cascade', nspname) from pg_namespace
    where nspname !~ '^pg_' and nspname not in ('public', 'information_schema')
  loop execute statement; end loop;
  for statement in
    select format('drop %s if exists public.%I cascade', case relkind when 'v' then 'view'
      when 'm' then 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table'
      when 'c' then 'type' else 'table' end, relname)
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S', 'f', 'c')
  loop execute statement; end loop;
  for statement in
    select format('drop routine if exists %s cascade', oid::regprocedure) from pg_proc
    where pronamespace = 'public'::regnamespace
  loop
    begin execute statement; exception when others then null; end;
  end loop;
  for statement in
    select format('drop type if exists public.%I cascade', typname) from pg_type
    where typnamespace = 'public'::regnamespace and typtype in ('e', 'd', 'r', 'b') and typelem = 0
  loop execute statement; end loop;
end $$`;
