import type { ModelObject } from '@trellis/model';
import { initialOwner, initialSchemaPrivileges, publicSchemaComment, same } from '@trellis/model/internal';

/**
 * The owner, comment and privileges of a schema after a rename. Only those of the schema `public` can be absent from the
 * Model and differ from those of a schema that was created.
 *
 * @param object any object; others than schemas have no such fields
 * @param name its new name; undefined if it keeps its name
 */
export function initialOfSchema(object: ModelObject, name: string | undefined): object {
  if (object.kind !== 'schema' || name === undefined) return {};
  const schema = object.value;
  if ((name === 'public') === (schema.name === 'public')) return {};
  const owner = schema.owner ?? initialOwner(`schema ${schema.name}`);
  const comment = schema.comment ?? (schema.name === 'public' ? publicSchemaComment : '');
  const privileges = schema.privileges ?? initialSchemaPrivileges(schema);
  return {
    owner: owner === initialOwner(`schema ${name}`) ? undefined : owner,
    comment: comment === (name === 'public' ? publicSchemaComment : '') ? undefined : comment,
    privileges: same(privileges, initialSchemaPrivileges({ name, owner })) ? undefined : privileges,
  };
}
