export { generatedMultirangeName, generatedName } from './generated-name.ts';
export {
  castArguments,
  castId,
  NAME_LENGTHS,
  type ObjectKind,
  type ObjectReference,
  objectId,
  operatorArguments,
  operatorId,
  PATH_NAMES,
  type PathName,
  printReference,
  unmodelledId,
} from './object-reference.ts';
export { isOperatorName, qualifiedOperator } from './operator-name.ts';
export { nameInId, parseReference } from './parse-reference.ts';
export { nameList, parameterList, parameterNames, qualifiedName, roleName } from './qualified-name.ts';
export { quoteIdentifier, quoteLiteral, sqlLiteral } from './quote.ts';
export { singular } from './singular.ts';
