import { parseTypeName, printTypeName } from '@trellis/model';
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
