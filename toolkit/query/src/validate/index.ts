export type { AsJson } from './as-json.ts';
export type { CompiledRow, CompiledValidator } from './compiled-row.ts';
export type { Conversion } from './conversion.ts';
export { type Parser, parser } from './parser.ts';
export type { CompiledError, ValidationProblem } from './validation-problem.ts';
export { type Validator, validator } from './validator.ts';
