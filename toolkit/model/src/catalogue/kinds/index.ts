export { cast } from './cast.ts';
export { collation } from './collation.ts';
export { publication } from './publication.ts';
export { sequence, statistics, table, view } from './relation.ts';
export { routine } from './routine.ts';
export { defaultPrivilege, extension, schema } from './schema.ts';
export { textSearchConfiguration, textSearchDictionary } from './text-search.ts';
export { compositeType, domain, enumType, rangeType } from './type.ts';
