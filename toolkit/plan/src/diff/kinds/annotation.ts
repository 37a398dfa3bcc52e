import { parseReference } from '@trellis/model';
import { initialOwner } from '@trellis/model/internal';
import { commentOn, resetComment, setOwner } from '../../ddl/index.ts';
import { type NodeOf, sequenceOwnerId } from '../node/index.ts';
import type { Kind, PlanContext } from '../operation/index.ts';

/** Comments. */
export const commentKind: Kind<'comment'> = {
  create: (node) => commentOn(node.target, node.value),
  drop(node) {
    const object = parseReference(node.object);
    return object ? resetComment(node.target, object) : commentOn(node.target, undefined);
  },
  alter: (_from, to) => commentOn(to.target, to.value),
};

/** Owners. A sequence that a column owns has the owner of the table, and changes with it. */
export const ownerKind: Kind<'owner'> = {
  create: (node, context) => (followsTable(node, context) ? [] : setOwner(node.target, node.value)),
  drop: (node, context) =>
    followsTable(node, context) ? [] : setOwner(node.target, initialOwner(node.object)),
  alter: (_from, to, context) => (followsTable(to, context) ? [] : setOwner(to.target, to.value)),
};

function followsTable(node: NodeOf<'owner'>, context: PlanContext): boolean {
  const link = sequenceOwnerId(node.object);
  return (
    context.before.nodes.has(link) && context.after.nodes.has(link) && context.action(link) === undefined
  );
}
