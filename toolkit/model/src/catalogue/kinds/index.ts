export { cast } from './cast.ts';
export { publication } from './publication.ts';
export { sequence, statistics, table, view } from './relation.ts';
export { routine } from './routine.ts';
export { defaultPrivilege, extension, schema } from './schema.ts';
export { compositeType, domain, enumType, rangeType } from './type.ts';
