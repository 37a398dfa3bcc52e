/** SQL as the argument of `knex.raw` without bindings. Knex reads a question mark as a binding, in any part of SQL. */
export function escapeBindings(sql: string): string {
  return sql.replaceAll('?', '\\?');
}
