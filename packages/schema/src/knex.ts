/**
 * Typed Knex, by one import: `import '@shop/schema/knex'` tells every Knex instance of the program what the
 * shop's tables and views hold. There is nothing here at run time.
 */
import type { KnexTables, KnexViews } from '@trellis/query';
import type { TableRows, ViewRows } from './rows.ts';

// The file's name in full: the one spelling that TypeScript resolves in all of its module resolutions.
declare module 'knex/types/tables.js' {
  interface Tables extends KnexTables<TableRows>, KnexViews<ViewRows> {}
}
