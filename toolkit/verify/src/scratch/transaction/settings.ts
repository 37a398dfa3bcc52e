/** Settings that nothing within the transaction loses. */
export const SETTINGS: Readonly<Record<string, string>> = {
  // Whatever should get out of the transaction finds that it cannot write.
  default_transaction_read_only: 'on',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '60s',
};

/** As a new connection to a new database has them: what the database in use asks for is none of it. */
export const settingsOfNewDatabase = `do $$
  declare s record;
  begin
    reset all;
    reset role;
    for s in select name, boot_val from pg_catalog.pg_settings
      where source in ('database', 'database user') and context = 'user' and boot_val is not null
    loop
      perform pg_catalog.set_config(s.name, s.boot_val, false);
    end loop;
    begin
      perform pg_catalog.set_config('client_connection_check_interval', '2s', false);
    exception when others then
      -- Not every system can tell that a client is gone.
      null;
    end;
  end $$`;
