/** A constant, or a call without arguments. */
const SIMPLE =
  /^(?:-?\d+(?:\.\d+)?|\(-\d+(?:\.\d+)?\)|(?:'[^'\\]*'|'?-?\d+(?:\.\d+)?'?|NULL)(?:::[a-z_][a-z0-9_. ]*)?|true|false|[a-z_][a-z0-9_.]*\(\)|CURRENT_[A-Z]+|nextval\('[^'\\]*'::regclass\))$/;

/** A routine whose body is a string, without defaults of arguments: PostgreSQL prints it as it was written. */
function isVerbatim(sql: string): boolean {
  return /^CREATE (?:OR REPLACE )?(?:FUNCTION|PROCEDURE) /.test(sql) && !/\bATOMIC\b|\bDEFAULT\b/.test(sql);
}

/** Whether PostgreSQL certainly prints a text that it printed as it is, once it was built from it. */
export function isStable(sql: string): boolean {
  return SIMPLE.test(sql) || isVerbatim(sql);
}
