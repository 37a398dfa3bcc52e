/**
 * Returns the first line of a command that uses a database: which one, and the setting that names it.
 *
 * @param address as `Connection.describe` returns it, so without a password
 * @param setting the name of the setting
 * @example
 * databaseLine('me@localhost:5432/shop', 'DATABASE_URL in .env'); // 'Database: me@localhost:5432/shop (DATABASE_URL in .env)'
 */
export function databaseLine(address: string, setting: string): string {
  return `Database: ${address} (${setting})`;
}
