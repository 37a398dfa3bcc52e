export { runBounded, untilAborted } from './bounded.ts';
export { checkKnex } from './check-knex.ts';
export { neverPrepare } from './prepared.ts';
export { enqueueInTransaction } from './queue.ts';
export { type RunStatement, run, withConnection } from './run.ts';
