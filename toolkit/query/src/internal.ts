/** What sibling packages use and services do not need. Not part of the public interface. */
export { constraintRulesOf } from './explain/index.ts';
