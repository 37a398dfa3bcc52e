import { quoteIdentifier } from '@trellis/model';
import { createExtension, createSchema, dropExtension, dropSchema } from '../../ddl/index.ts';
import type { NodeOf } from '../node/index.ts';
import type { Kind, LikenessContext, PlanContext } from '../operation/index.ts';
import { likeSets } from './likeness.ts';

/** Schemas. */
export const schemaKind: Kind<'schema'> = {
  likeness: likeSchemas,
  create: (node) => createSchema(node.value),
  drop: (node) => dropSchema(node.value),
};

/** Extensions: moved to another schema in place, or dropped and created there if PostgreSQL cannot move them. */
export const extensionKind: Kind<'extension'> = {
  create: (node) => createExtension(node.value),
  drop: (node) => dropExtension(node.value),
  alter(from, to, context) {
    if (from.value.relocatable !== false)
      return [`ALTER ${to.target} SET SCHEMA ${quoteIdentifier(to.value.schema)}`];
    const user = userOfTypes(from, context);
    if (user === undefined) return 'replace';
    context.refuse({
      code: 'EXTENSION_NOT_RELOCATABLE',
      object: to.id,
      message: `PostgreSQL cannot move the extension ${to.value.name} to another schema, and it cannot be dropped and created there because ${user} has a type of it. Leave it in ${from.value.schema}, or change ${user} in a migration of its own first.`,
    });
    return [];
  },
};

/** A column or type before and after that has a type of an extension: its values would be lost with it. */
function userOfTypes({ id }: NodeOf<'extension'>, context: PlanContext): string | undefined {
  const { before, after, kindOf } = context;
  return [...(before.dependents.get(id) ?? [])].find((dependent) => {
    const node = before.nodes.get(dependent);
    if (!node || !after.nodes.get(dependent)?.requires.has(id)) return false;
    const { storesValues, isType } = kindOf(node);
    return storesValues || isType;
  });
}

/** How alike two schemas are: the names of the objects in them. */
function likeSchemas(from: NodeOf<'schema'>, to: NodeOf<'schema'>, context: LikenessContext): number {
  const [was, is] = [context.before.dependents.get(from.id), context.after.dependents.get(to.id)];
  const names = (ids: ReadonlySet<string> | undefined, nodes: LikenessContext['before']['nodes']) =>
    new Set(
      [...(ids ?? [])].map((id) => JSON.stringify([nodes.get(id)?.kind, nodes.get(id)?.path.slice(1)])),
    );
  return likeSets(names(was, context.before.nodes), names(is, context.after.nodes));
}
