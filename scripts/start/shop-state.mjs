/* Prints a line that names the database, and as JSON how many migrations are pending and how many rows each table has. */
import { history } from '@shop/migrations';
import { shop } from '@shop/schema';
import { connectSetting, DatabaseUrl, workspaceRoot } from '@trellis/database/internal';
import { readState } from '@trellis/migrate';
import { isTrellisError, quoteIdentifier } from '@trellis/model';

/**
 * The state of the database that `npm start` needs.
 * @typedef {object} ShopState
 * @property {string} place such as `the embedded database in .trellis/database`, never with a password
 * @property {number} pending the number of pending migrations
 * @property {{ table: string, rows: number }[]} tables the number of rows of each table; empty while migrations are pending
 */

/** @returns {Promise<ShopState>} */
async function readShopState() {
  const setting = DatabaseUrl.load(workspaceRoot()).read();
  const connection = await connectSetting(setting, { announce: console.log });
  try {
    const { pending } = await readState(connection.knex, await history());
    const tables = [];
    for (const { name: table } of pending.length === 0 ? Object.values(shop.tables) : []) {
      const { rows } = await connection.knex.raw(`select count(*) as rows from ${quoteIdentifier(table)}`);
      tables.push({ table, rows: Number(rows[0].rows) });
    }
    return { place: connection.describe(), pending: pending.length, tables };
  } finally {
    await connection.close();
  }
}

try {
  console.log(JSON.stringify(await readShopState()));
} catch (error) {
  if (!isTrellisError(error)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
}
