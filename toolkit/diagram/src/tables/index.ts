export { type Cardinality, cardinalityOf } from './cardinality.ts';
export { clusters, type Edge } from './clusters.ts';
export { drawnTables } from './drawn-tables.ts';
export { findTable } from './find-table.ts';
export { incomingOf } from './incoming.ts';
export { neighbours } from './neighbours.ts';
export { perModel } from './per-model.ts';
export { type Reference, referencesOf } from './reference.ts';
export { isUniqueColumn } from './unique-columns.ts';
