/** A commit that is not to be. */
interface Refusal {
  /** What the guard's own objects are called, as an identifier of small letters. */
  readonly name: string;
  /** The SQLSTATE that a commit ends with, and what is said then. */
  readonly code: string;
  readonly message: string;
  /** An SQL expression for when it may be after all; never when left out. */
  readonly unless?: string;
}

/**
 * SQL that makes the server itself refuse to commit the transaction which it runs in, in whatever words that is
 * asked for: a deferred trigger waits for it. All that it makes is temporary.
 */
export function commitGuard({ name, code, message, unless = 'false' }: Refusal): readonly string[] {
  return [
    `create temporary table ${name} () on commit drop`,
    `create function pg_temp.${name}() returns trigger language plpgsql as $$
    begin
      if not (${unless}) then
        raise exception '${message}' using errcode = '${code}';
      end if;
      return null;
    end $$`,
    `create constraint trigger ${name} after insert on pg_temp.${name}
      deferrable initially deferred for each row execute function pg_temp.${name}()`,
    `insert into pg_temp.${name} default values`,
  ];
}
