export { citusSummary } from './citus-summary.ts';
