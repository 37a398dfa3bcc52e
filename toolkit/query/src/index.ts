export type { ConstraintKind } from '@trellis/model';
export { neverPrepare } from './connection/index.ts';
export {
  type Explanation,
  explain,
  type ForeignKeyProblem,
  type WithRules,
} from './explain/index.ts';
export {
  deleteGraph,
  type GraphPart,
  type Inserted,
  insertGraph,
  type NewGraph,
  type Replacement,
  replaceRelated,
} from './graph/index.ts';
export {
  assertDatabase,
  checkDatabase,
  type DatabaseCheckOptions,
  type HandshakeOptions,
  type HandshakeResult,
  type Mismatch,
} from './handshake/index.ts';
export { type BadInput, type BadInputDetails, isBadInput } from './input/index.ts';
export {
  columns,
  exactTypes,
  type KnexTables,
  type KnexViews,
  type OrExpression,
  type TypeParsers,
} from './knex/index.ts';
export {
  type Loaded,
  type LoadOptions,
  load,
  loadOne,
  type Order,
  type RowOptions,
  type Sorting,
  type Strategy,
} from './load/index.ts';
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
export { jsonNull } from './value/index.ts';
export type { Conditions, Operators, Where } from './where/index.ts';
