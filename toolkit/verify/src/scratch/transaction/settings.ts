/** Settings that nothing in the transaction resets. */
export const SETTINGS: Readonly<Record<string, string>> = {
  // A statement outside the transaction cannot write.
  default_transaction_read_only: 'on',
  lock_timeout: '2s',
  idle_in_transaction_session_timeout: '60s',
};

/** Resets the settings to those of a new connection to a new database. */
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
      -- Not every platform can detect that a client is gone.
      null;
    end;
  end $$`;
