import type { QualifiedName } from '@trellis/model';
import { qualifiedName, same } from '@trellis/model/internal';
import type { Kind } from '../operation/index.ts';
import { leavesParentsEarly } from './rename-aside.ts';

/** What a table inherits from. */
export const inheritanceKind: Kind<'inheritance'> = {
  isLink: true,
  splitBy: 'key apart',
  // A child gets its columns from the parents with which it is created.
  rebuildsParent: true,
  create: (node) => node.value.map((parent) => `ALTER ${node.target} INHERIT ${qualifiedName(parent)}`),
  drop: (node) => node.value.map((parent) => `ALTER ${node.target} NO INHERIT ${qualifiedName(parent)}`),
  alter(from, to) {
    const kept = keptParents(from.value, to.value);
    const [gone, added] = [from.value, to.value].map((list) => list.filter((one) => !isAmong(one, kept)));
    return [
      ...(gone ?? []).map((parent) => `ALTER ${to.target} NO INHERIT ${qualifiedName(parent)}`),
      ...(added ?? []).map((parent) => `ALTER ${to.target} INHERIT ${qualifiedName(parent)}`),
    ];
  },
  foldsIntoCreate: () => true,
  isBeforeRows: () => true,
  leavesBeforeRename: leavesParentsEarly,
  order(operation, operations) {
    if (operation.verb !== 'create') return;
    // A child gets its columns from the parents as it is created, so the parents come first.
    for (const required of operation.node.requires)
      operations.order(
        operations.get('create', required),
        operations.get('create', operation.node.parent),
        'link',
      );
  },
};

/** The parents that a table does not leave: new ones are added last, so those in between leave first. */
export function keptParents(
  from: readonly QualifiedName[],
  to: readonly QualifiedName[],
): readonly QualifiedName[] {
  const kept = from.filter((parent) => isAmong(parent, to));
  const inOrder = kept.findIndex((parent, i) => !same(parent, to[i]));
  return inOrder < 0 ? kept : kept.slice(0, inOrder);
}

function isAmong(parent: QualifiedName, list: readonly QualifiedName[]): boolean {
  return list.some((other) => same(parent, other));
}
