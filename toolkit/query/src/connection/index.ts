export { runBounded, untilAborted } from './bounded.ts';
export { neverPrepare } from './prepared.ts';
export { enqueueInTransaction } from './queue.ts';
export { type RunStatement, run, withConnection } from './run.ts';
