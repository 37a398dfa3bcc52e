export type { AsJson } from './as-json.ts';
export type { CompiledError, Problem } from './problem.ts';
export { type CompiledValidator, type Validator, validator } from './validator.ts';
