import {
  changeDefaultPrivilege,
  changePrivileges,
  commentOn,
  createDefaultPrivilege,
  dropDefaultPrivilege,
  setOwner,
} from '@trellis/database';
import type { Privilege } from '@trellis/model';
import type { Catalog, NodeOf } from '../node.ts';
import type { Kind, Surroundings } from './kind.ts';

/** Comments. */
export const commentKind: Kind<'comment'> = {
  create: (node) => commentOn(node.target, node.value),
  drop: (node) => commentOn(node.target, undefined),
  alter: (_from, to) => commentOn(to.target, to.value),
};

/** Owners. A sequence that a column owns has its table's, and changes with it. */
export const ownerKind: Kind<'owner'> = {
  create: (node, around) => (followsTable(node, around) ? [] : setOwner(node.target, node.value)),
  drop: (node, around) => (followsTable(node, around) ? [] : setOwner(node.target, undefined)),
  alter: (_from, to, around) => (followsTable(to, around) ? [] : setOwner(to.target, to.value)),
};

function followsTable(node: NodeOf<'owner'>, around: Surroundings): boolean {
  const link = `owned by ${node.object}`;
  return around.before.nodes.has(link) && around.after.nodes.has(link) && around.action(link) === undefined;
}

/** Privileges: what is missing is granted, what is too much is revoked. */
export const privilegesKind: Kind<'privileges'> = {
  create: (node, around) => change(node, undefined, node.value, around),
  drop: (node, around) => change(node, node.value, undefined, around),
  alter: (from, to, around) => change(to, from.value, to.value, around),
};

function change(
  node: NodeOf<'privileges'>,
  from: readonly Privilege[] | undefined,
  to: readonly Privilege[] | undefined,
  around: Surroundings,
): string[] {
  if (!node.grants) return [];
  const [was, is] = [ownerOf(node, around.before), ownerOf(node, around.after)];
  // What the old owner held and granted goes over to the new one together with the object.
  const taken = from?.map((entry) => ({
    ...entry,
    grantee: entry.grantee === was ? is : entry.grantee,
    ...(entry.grantor !== undefined && { grantor: entry.grantor === was ? is : entry.grantor }),
  }));
  const { owner: _o, ...grants } = node.grants;
  return changePrivileges({ ...grants, ...(is !== 'CURRENT_USER' && { owner: is }) }, taken, to);
}

function ownerOf(node: NodeOf<'privileges'>, catalog: Catalog): string {
  const owner = catalog.nodes.get(`owner ${node.object}`);
  return owner?.kind === 'owner' ? owner.value : 'CURRENT_USER';
}

/** Default privileges. */
export const defaultPrivilegeKind: Kind<'default privilege'> = {
  create: (node) => createDefaultPrivilege(node.value),
  drop: (node) => dropDefaultPrivilege(node.value),
  alter: (from, to) => changeDefaultPrivilege(to.value, from.value.privileges, to.value.privileges),
};
