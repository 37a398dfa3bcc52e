import type { Privilege } from '@trellis/model';
import { defaultPrivileges } from '@trellis/model/internal';
import {
  changeDefaultPrivilege,
  changePrivileges,
  commentOn,
  createDefaultPrivilege,
  dropDefaultPrivilege,
  setOwner,
} from '../../ddl/index.ts';
import type { Catalog, Node, NodeOf } from '../node.ts';
import { type Kind, type Surroundings, same } from './kind.ts';

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
  create(node, around) {
    const given =
      around.before.nodes.has(node.parent ?? '') && !isMadeAgain(node.parent ?? '', around)
        ? undefined
        : privilegesAtBirth(node, around);
    return change(node, given, node.value, around);
  },
  drop: (node, around) => change(node, node.value, undefined, around),
  alter: (from, to, around) => change(to, from.value, to.value, around),
  // Revoking from a table revokes from its columns too.
  invalidates: (from, to, dependent) =>
    dependent.kind === 'privileges' && from.value.some((one) => !to.value.some((other) => same(one, other))),
};

/**
 * What takes off an object just made what default privileges gave it and it shall not have.
 *
 * @param node the object, which has no privileges of its own
 */
export function withoutDefaultPrivileges(node: Node, around: Surroundings): string[] {
  if (!node.grants) return [];
  const hasOwn = [...(around.after.dependents.get(node.id) ?? [])].some((id) => {
    const dependent = around.after.nodes.get(id);
    return dependent?.kind === 'privileges' && dependent.parent === node.id;
  });
  if (node.kind === 'privileges' || hasOwn) return [];
  const given = privilegesAtBirth(node, around);
  return given ? changePrivileges(node.grants, given, undefined) : [];
}

/**
 * The privileges that an object has once it is made, where default privileges say something else than
 * PostgreSQL: those that are there before and stay, since the ones that go do so first and the new come last.
 */
function privilegesAtBirth(node: Node, around: Surroundings): readonly Privilege[] | undefined {
  const { grants } = node;
  if (!grants || grants.kind === 'column') return undefined;
  const objects = defaultsOf[grants.kind];
  let general: readonly Privilege[] | undefined;
  const added: Privilege[] = [];
  for (const entry of around.before.nodes.values()) {
    if (entry.kind !== 'default privilege' || around.action(entry.id) === 'drop') continue;
    const { role, schema, objects: of, privileges } = entry.value;
    if (role !== 'CURRENT_USER' || of !== objects) continue;
    if (schema === undefined) general = privileges;
    else if (schema === node.path[0] && grants.kind !== 'schema') added.push(...privileges);
  }
  if (!general && added.length === 0) return undefined;
  return [...(general ?? grants.initial ?? defaultPrivileges(grants.kind)), ...added];
}

const defaultsOf = {
  table: 'TABLES',
  sequence: 'SEQUENCES',
  routine: 'ROUTINES',
  type: 'TYPES',
  schema: 'SCHEMAS',
} as const;

function isMadeAgain(id: string, around: Surroundings): boolean {
  const action = around.action(id);
  return action === 'replace' || action === 'rebuild';
}

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
  return changePrivileges(
    { ...grants, ...(is !== 'CURRENT_USER' && { owner: is }) },
    taken && merged(taken),
    to,
  );
}

/** Entries without those that another of the same grantee and grantor holds: a role that had some and became the owner. */
function merged(entries: readonly Privilege[]): readonly Privilege[] {
  const holds = (one: Privilege, other: Privilege) =>
    same(one, { ...other, privilege: one.privilege }) &&
    (one.privilege === 'ALL' || one.privilege === other.privilege);
  return entries.filter(
    (entry, i) => !entries.some((one, j) => i !== j && holds(one, entry) && !(j > i && holds(entry, one))),
  );
}

function ownerOf(node: NodeOf<'privileges'>, catalog: Catalog): string {
  const required = [...(catalog.nodes.get(node.id) ?? node).requires];
  const owner = catalog.nodes.get(required.find((id) => id.startsWith('owner ')) ?? '');
  return owner?.kind === 'owner' ? owner.value : 'CURRENT_USER';
}

/** Default privileges. */
export const defaultPrivilegeKind: Kind<'default privilege'> = {
  create: (node) => createDefaultPrivilege(node.value),
  drop: (node) => dropDefaultPrivilege(node.value),
  alter: (from, to) => changeDefaultPrivilege(to.value, from.value.privileges, to.value.privileges),
};
