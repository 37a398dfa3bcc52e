/* Prints, as JSON, where the database is, how far it is migrated and what is in it. Reads only. */
import { history } from '@shop/migrations';
import { shop } from '@shop/schema';
import { connect } from '@trellis/database';
import { readState } from '@trellis/migrate';
import { isTrellisError, quoteIdentifier } from '@trellis/model';

/**
 * What `npm start` has to know of the database.
 * @typedef {object} ShopState
 * @property {string} place such as `the embedded database in .trellis/database`, never with a password
 * @property {number} pending how many migrations are to come
 * @property {{ table: string, rows: number }[]} tables each table with its rows; none before the migrations
 */

/** @returns {Promise<ShopState>} */
async function readShopState() {
  const connection = await connect();
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
