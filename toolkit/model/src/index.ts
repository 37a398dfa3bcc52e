export { isTrellisError, TrellisError } from './error.ts';
export { cyclePath, type TopologicalOrder, topologicalSort } from './graph/index.ts';
export * from './model/index.ts';
export * from './schema/index.ts';
export * from './type-name/index.ts';
export {
  docComment,
  type Expression,
  isIdentifierName,
  literal,
  printExpression,
  propertyName,
  stringLiteral,
  textLiteral,
} from './typescript-source/index.ts';
