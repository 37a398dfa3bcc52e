import { type ObjectKind, parseTypeName, printTypeName } from '@trellis/model';
import type { RenamedNames } from './renamed-names.ts';

/**
 * The name of a type, after renames of the type or of its schema.
 *
 * @param text the name as `format_type` prints it, with `[]` for an array; empty if it is unknown, as of a view that
 *   PostgreSQL has not seen yet
 */
export function renamedType(text: string, names: RenamedNames): string {
  if (text === '') return text;
  const type = parseTypeName(text);
  if (type.schema === undefined) return text;
  const { schema, name } = names.relation({ schema: type.schema, name: type.name });
  return schema === type.schema && name === type.name ? text : printTypeName({ ...type, schema, name });
}

/**
 * The name of an object in SQL, after renames of the object or of its schema.
 *
 * @param text the name as PostgreSQL prints it: quoted, and qualified unless the object is PostgreSQL's own
 * @param kind what it names
 * @param args what else identifies it, such as the access method of an operator class
 */
export function renamedName(text: string, kind: ObjectKind, names: RenamedNames, args?: string): string {
  const parsed = parseTypeName(text);
  if (parsed.schema === undefined) return text;
  const was = [parsed.schema, parsed.name];
  const [schema = '', name = ''] = names.reference({
    kind,
    path: was,
    ...(args !== undefined && { args }),
  }).path;
  return schema === parsed.schema && name === parsed.name ? text : printTypeName({ ...parsed, schema, name });
}
