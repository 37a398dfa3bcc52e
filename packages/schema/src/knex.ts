/**
 * Types the tables and views of the shop for every Knex instance of the program. It has no code at run time.
 *
 * @example
 * import '@shop/schema/knex';
 *
 * const customers = await knex('customers').where({ last_name: 'Lovelace' }); // Customer[]
 */
import type { KnexTables, KnexViews } from '@trellis/query';
import type { TableRows, ViewRows } from './rows.ts';

// TypeScript resolves only the full file name under every module resolution.
declare module 'knex/types/tables.js' {
  interface Tables extends KnexTables<TableRows>, KnexViews<ViewRows> {}
}
