/** The error of a refused commit. */
interface CommitRefusal {
  /** The name of the guard's table, function and trigger: a lower-case identifier. */
  readonly name: string;
  /** The SQLSTATE and the message of the error. */
  readonly code: string;
  readonly message: string;
  /** An SQL expression. If it is true, the commit is allowed. Default: `false`. */
  readonly unless?: string;
}

/**
 * Returns SQL that makes the server refuse to commit the current transaction, with any statement. A
 * deferred constraint trigger raises the error. All objects are temporary.
 */
export function commitGuard({ name, code, message, unless = 'false' }: CommitRefusal): readonly string[] {
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
