export { type CitusRefusal, citusRefusals } from './citus-refusals.ts';
