import { quoteIdentifier } from '@trellis/model';
import { createExtension, createSchema, dropExtension, dropSchema } from '../../ddl/index.ts';
import type { NodeOf } from '../node/index.ts';
import type { Kind, LikenessContext } from '../operation/index.ts';
import { likeSets } from './likeness.ts';

/** Schemas. */
export const schemaKind: Kind<'schema'> = {
  likeness: likeSchemas,
  create: (node) => createSchema(node.value),
  drop: (node) => dropSchema(node.value),
};

/** Extensions: moved to another schema in place. */
export const extensionKind: Kind<'extension'> = {
  create: (node) => createExtension(node.value),
  drop: (node) => dropExtension(node.value),
  alter: (_from, to) => [`ALTER ${to.target} SET SCHEMA ${quoteIdentifier(to.value.schema)}`],
};

/** How alike two schemas are: the names of the objects in them. */
function likeSchemas(from: NodeOf<'schema'>, to: NodeOf<'schema'>, context: LikenessContext): number {
  const [was, is] = [context.before.dependents.get(from.id), context.after.dependents.get(to.id)];
  const names = (ids: ReadonlySet<string> | undefined, nodes: LikenessContext['before']['nodes']) =>
    new Set(
      [...(ids ?? [])].map((id) => JSON.stringify([nodes.get(id)?.kind, nodes.get(id)?.path.slice(1)])),
    );
  return likeSets(names(was, context.before.nodes), names(is, context.after.nodes));
}
