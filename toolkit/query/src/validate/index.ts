export type { AsJson } from './as-json.ts';
export type { CompiledError, ValidationProblem } from './validation-problem.ts';
export { type CompiledValidator, type Validator, validator } from './validator.ts';
