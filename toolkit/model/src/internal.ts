export {
  assembleModel,
  byPath,
  catalogue,
  createdLastFields,
  entryOf,
  filterObjects,
  hasNameCollision,
  isInSchema,
  type KindEntry,
  type ListName,
  listNames,
  mapLists,
  mapObjects,
  type NameSpace,
  type ObjectOf,
  objectsOf,
  type PartEntry,
  partsOf,
  type RenamableKind,
  sqlFields,
  stripFields,
  takenNames,
  wholeObjects,
  withAuthoredHints,
  withoutAuthoredHints,
} from './catalogue/index.ts';
export { cyclePath, type TopologicalOrder, topologicalSort } from './graph/index.ts';
export {
  identifierName,
  isSeparator,
  stringValue,
  type Token,
  type TokenKind,
  tokenAt,
  tokensOf,
} from './lexer/index.ts';
export {
  defaultPrivileges,
  initialOwner,
  initialSchemaPrivileges,
  type PrivilegeKind,
  publicSchemaComment,
  uniqueKeys,
} from './model/index.ts';
export {
  generatedName,
  NAME_LENGTHS,
  nameInId,
  nameList,
  PATH_NAMES,
  type PathName,
  parameterList,
  parameterNames,
  qualifiedName,
  roleName,
  unmodelledId,
} from './names/index.ts';
export { builtInName, isTypeNamed, mayNameColumn, withoutModifiers } from './type-name/index.ts';
export {
  docComment,
  type Expression,
  literal,
  printExpression,
  propertyName,
  stringLiteral,
  textLiteral,
} from './typescript-source/index.ts';
export { addTo, groupBy, isPlainObject, push, same } from './value/index.ts';
