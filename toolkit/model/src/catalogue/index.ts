export { annotationFields } from './annotation-fields.ts';
export { declaresRenames, withAuthoredHints, withoutAuthoredHints } from './authored-hints.ts';
export { byPath } from './by-path.ts';
export {
  catalogue,
  entryOf,
  type KindName,
  listNames,
  type RenamableKind,
  type ValueOfKind,
} from './catalogue.ts';
export { extensionDependencies } from './extension-dependencies.ts';
export type { KindEntry, NameSpace, PartEntry, StatementEntry, TakenName } from './kind-entry.ts';
export type { ListName, ObjectOf, PartField, PartOf } from './lists.ts';
export { assembleModel, filterObjects, mapLists, mapObjects, objectsOf, stripFields } from './map-objects.ts';
export { sqlFields } from './sql-fields.ts';
export { hasNameCollision, type PlacedName, takenNames } from './taken-names.ts';
export {
  createdLastFields,
  eachObject,
  isInSchema,
  isRenamable,
  type ModelObject,
  type ObjectInSchema,
  type ObjectOfKind,
  partsOf,
  type RenamableObject,
  wholeObjects,
} from './walk.ts';
