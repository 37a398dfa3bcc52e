export { columns } from './columns.ts';
export { exactTypes, type TypeParsers } from './exact-types.ts';
export type { KnexTables, KnexViews, OrExpression } from './knex-tables.ts';
