import { type MemberPrivileges, objectId, type QualifiedName, type UserMapping } from '@trellis/model';

/** The ids of nodes. They are keys: no code takes one apart. */

export function tableId(of: QualifiedName): string {
  return objectId('table', [of.schema, of.name]);
}

export function columnId(of: QualifiedName, column: string): string {
  return objectId('column', [of.schema, of.name, column]);
}

/** The default of a column, by the column's path. */
export function defaultId(path: readonly string[]): string {
  return objectId('default', path);
}

/** NOT NULL of a column. */
export function notNullId(column: string): string {
  return `not null ${column}`;
}

/** The identity of a column. */
export function identityId(column: string): string {
  return `identity ${column}`;
}

/** The node that makes a table a partition. */
export function partitionId(table: string): string {
  return `partition ${table}`;
}

/** The node that distributes a table. */
export function distributionId(table: string): string {
  return `distribution ${table}`;
}

/** The node that makes a table a child of others. */
export function inheritanceId(table: string): string {
  return `inheritance ${table}`;
}

/** The node that makes a table a partition. */
export function partitionLink(of: QualifiedName): string {
  return partitionId(tableId(of));
}

/** The node that makes a table a child of others. */
export function inheritanceLink(of: QualifiedName): string {
  return inheritanceId(tableId(of));
}

export function settingId(name: string, of: string): string {
  return `setting ${name} ${of}`;
}

export function ownerId(of: string): string {
  return `owner ${of}`;
}

export function privilegesId(of: string): string {
  return `privileges ${of}`;
}

export function commentId(of: string): string {
  return `comment ${of}`;
}

/** The node that makes a column own a sequence. */
export function sequenceOwnerId(sequence: string): string {
  return `owned by ${sequence}`;
}

/** The default of a domain. */
export function domainDefaultId(domain: QualifiedName): string {
  return `default ${objectId('type', [domain.schema, domain.name])}`;
}

export function foreignDataWrapperId(name: string): string {
  return objectId('foreign data wrapper', [name]);
}

export function foreignServerId(name: string): string {
  return objectId('foreign server', [name]);
}

export function userMappingId({ server, role }: Pick<UserMapping, 'server' | 'role'>): string {
  return objectId('user mapping', [server, role]);
}

/** The id of the schema that something is in. */
export function schemaId(schema: string): string {
  return objectId('schema', [schema]);
}

/** The privileges on a member of an extension. */
export function memberPrivilegesId(
  extension: string,
  { kind, name, column }: Pick<MemberPrivileges, 'kind' | 'name' | 'column'>,
): string {
  return `privileges of ${extension} on ${kind} ${name}${column === undefined ? '' : ` column ${column}`}`;
}
