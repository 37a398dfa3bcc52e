export { maxRows } from './max-rows.ts';
export { type Alternatives, type Conditions, checkWhere, type Operators, type Where } from './where.ts';
export { whereSql } from './where-sql.ts';
