/** Validators of rows. This entry point needs no module of Node, so a browser can use it. */
export {
  type AsJson,
  type CompiledError,
  type CompiledRow,
  type CompiledValidator,
  type Conversion,
  type Parser,
  parser,
  type ValidationProblem,
  type Validator,
  validator,
} from './validate/index.ts';
