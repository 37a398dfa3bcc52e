import type { Client } from 'pg';

/** What a new database has besides the system catalogs, as text. */
export async function initialState(client: Client): Promise<string> {
  const { rows } = await client.query(`
    select pg_catalog.concat_ws('|', n.nspowner, n.nspacl::text, pg_catalog.obj_description(n.oid, 'pg_namespace'),
      (select pg_catalog.string_agg(e.extname, ',') from pg_catalog.pg_extension e)) as state
    from pg_catalog.pg_namespace n where n.nspname = 'public'`);
  return rows[0]?.state ?? '';
}

/**
 * Drops everything in a database, and resets the session except its prepared statements. Creating a database takes
 * several times as long.
 *
 * @param client a connection to the database
 * @param initial the result of `initialState` when the database was new
 * @returns false if something is left, so that the database cannot be used again
 *
 * @example
 * import { createDatabase } from '@trellis/testing';
 * import { emptyDatabase, initialState } from '@trellis/testing/empty-database';
 * import { Client } from 'pg';
 *
 * const { url } = await createDatabase();
 * const client = new Client({ connectionString: url });
 * await client.connect();
 * const initial = await initialState(client);
 * await client.query('create table t (a int)');
 * await emptyDatabase(client, initial); // true
 */
export async function emptyDatabase(client: Client, initial: string): Promise<boolean> {
  try {
    await client.query('rollback');
    await client.query('reset session authorization');
    await client.query('reset role');
    await client.query('reset all');
    await client.query('discard temp');
    await client.query('discard sequences');
    await client.query(DROP_ALL);
    await client.query(EXPECT_EMPTY);
    return (await initialState(client)) === initial;
  } catch {
    return false;
  }
}

/** Drops subscriptions, extensions, schemas and everything in the schema `public`. */
const DROP_ALL = `do $$
declare statement text; object record;
begin
  -- A database with a subscription cannot be dropped.
  for statement in
    select format('alter subscription %1$I disable; alter subscription %1$I set (slot_name = none); drop subscription %1$I', subname)
    from pg_catalog.pg_subscription
    where subdbid = (select oid from pg_catalog.pg_database where datname = current_database())
  loop execute statement; end loop;
  for statement in select format('drop event trigger %I', evtname) from pg_catalog.pg_event_trigger
  loop execute statement; end loop;
  for statement in select format('drop extension %I cascade', extname) from pg_catalog.pg_extension where extname <> 'plpgsql'
  loop execute statement; end loop;
  for statement in
    select format('drop schema %I cascade', nspname) from pg_catalog.pg_namespace
    where nspname !~ '^pg_' and nspname not in ('public', 'information_schema')
  loop execute statement; end loop;
  for object in
    select distinct d.classid, d.objid from pg_catalog.pg_depend d
    where d.refclassid = 'pg_catalog.pg_namespace'::regclass and d.refobjid = 'public'::regnamespace
      -- Another object brings it.
      and not exists (select from pg_catalog.pg_depend i where i.classid = d.classid and i.objid = d.objid
        and i.refobjid <> d.objid and i.deptype = 'i')
  loop
    select format('drop %s if exists %s cascade', replace(type, 'statistics object', 'statistics'), identity) into statement
    from pg_catalog.pg_identify_object(object.classid, object.objid, 0) where identity is not null;
    if statement is not null then execute statement; end if;
  end loop;
  for statement in select format('drop publication %I', pubname) from pg_catalog.pg_publication
  loop execute statement; end loop;
  for statement in
    select format('drop foreign data wrapper %I cascade', fdwname) from pg_catalog.pg_foreign_data_wrapper
  loop execute statement; end loop;
end $$`;

/** Raises an exception if a catalog of the database has an object that a user created. */
const EXPECT_EMPTY = `do $$
declare catalog text; is_left boolean;
begin
  for catalog in
    select k.relname from pg_catalog.pg_class k
    join pg_catalog.pg_attribute a on a.attrelid = k.oid and a.attname = 'oid' and a.attnum = 1
    where k.relnamespace = 'pg_catalog'::regnamespace and k.relkind = 'r' and not k.relisshared
  loop
    execute format('select exists (select from pg_catalog.%I where oid >= 16384)', catalog) into is_left;
    if is_left then raise exception 'something is left in %', catalog; end if;
  end loop;
  if exists (select from pg_catalog.pg_db_role_setting
    where setdatabase = (select oid from pg_catalog.pg_database where datname = current_database()))
  then raise exception 'a setting of the database is left'; end if;
end $$`;
