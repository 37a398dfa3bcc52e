export { generatedName } from './generated-name.ts';
export {
  type ObjectKind,
  type ObjectReference,
  objectId,
  printReference,
  unmodelledId,
} from './object-reference.ts';
export { parseReference } from './parse-reference.ts';
export { nameList, parameterList, parameterNames, qualifiedName, roleName } from './qualified-name.ts';
export { quoteIdentifier, quoteLiteral } from './quote.ts';
