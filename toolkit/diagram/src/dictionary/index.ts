export { columnDefault } from './columns.ts';
export { constraintRows } from './constraints.ts';
export type { DictionaryContext, Href } from './context.ts';
export { type DictionaryOptions, dictionary, dictionaryOf } from './dictionary.ts';
export { indexDefinition } from './indexes.ts';
export { tableBody } from './table-entry.ts';
export { type TypeList, typeRows } from './types.ts';
