import type { Privilege } from '@trellis/model';
import { defaultPrivileges, initialOwner, initialSchemaPrivileges, same } from '@trellis/model/internal';
import {
  changeDefaultPrivilege,
  changePrivileges,
  createDefaultPrivilege,
  dropDefaultPrivilege,
  privilegeKindOf,
} from '../../ddl/index.ts';
import { type Catalog, idsOf, type Node, type NodeOf } from '../node/index.ts';
import {
  isRecreated,
  type Kind,
  type Operation,
  type Operations,
  type PlanContext,
} from '../operation/index.ts';

/** Privileges: those that are missing are granted, those that are too much are revoked. */
export const privilegesKind: Kind<'privileges'> = {
  create(node, context) {
    const given =
      context.before.nodes.has(node.parent ?? '') && !isRecreated(context.action(node.parent ?? ''))
        ? undefined
        : initialPrivileges(node, context);
    return change(node, given, node.value, context);
  },
  drop: (node, context) => change(node, node.value, undefined, context),
  alter: (from, to, context) => change(to, from.value, to.value, context),
  // REVOKE on a table revokes from its columns as well.
  invalidates: (from, to, dependent) =>
    dependent.kind === 'privileges' && from.value.some((one) => !to.value.some((other) => same(one, other))),
  takesAlong: (_node, dependent) => dependent.kind === 'privileges' && dependent.grants?.kind === 'column',
  order: orderPrivileges,
};

/**
 * Orders privileges after the owner, from whose privileges they are granted, also where an owner is dropped; and those of
 * columns after what is revoked from the whole table.
 */
function orderPrivileges(operation: Operation, operations: Operations): void {
  const { node, verb } = operation;
  for (const side of [operations.before, operations.after])
    for (const id of idsOf(side.nodes.get(node.id), 'grantor')) {
      operations.order(operations.get('drop', id), operation, 'grantor');
      operations.order(operations.get('alter', id), operation, 'grantor');
      if (verb !== 'drop') operations.order(operations.get('create', id), operation, 'grantor');
    }
  if (verb === 'drop') return;
  for (const whole of idsOf(node, 'whole'))
    operations.order(operations.get('drop', whole), operation, 'whole');
}

/**
 * The statements that revoke from a created object what default privileges granted and the Model does not have.
 *
 * @param node the object
 */
export function withoutDefaultPrivileges(node: Node, context: PlanContext): string[] {
  if (!node.grants) return [];
  const hasOwn = context.after.dependentsOf('privileges', node.id).some(({ parent }) => parent === node.id);
  if (node.kind === 'privileges' || hasOwn) return [];
  const given = initialPrivileges(node, context);
  return given ? changePrivileges(node.grants, given, undefined) : [];
}

/**
 * The privileges that an object is created with, if default privileges change them: by the entries that exist before and
 * after, since entries are dropped before any object is created, and created after all objects.
 */
function initialPrivileges(node: Node, context: PlanContext): readonly Privilege[] | undefined {
  const { grants } = node;
  // PostgreSQL looks at the default privileges of the owner, and `public` is created for another role.
  if (!grants || grants.kind === 'column' || node.object === 'schema public') return undefined;
  let general: readonly Privilege[] | undefined;
  const added: Privilege[] = [];
  for (const entry of context.before.ofKind('default privilege')) {
    if (context.action(entry.id) === 'drop') continue;
    const { role, schema, objects: of, privileges } = entry.value;
    if (role !== 'CURRENT_USER' || privilegeKindOf(of) !== grants.kind) continue;
    if (schema === undefined) general = privileges;
    else if (schema === node.path[0] && grants.kind !== 'schema') added.push(...privileges);
  }
  if (!general && added.length === 0) return undefined;
  return [...(general ?? defaultPrivileges(grants.kind)), ...added];
}

function change(
  node: NodeOf<'privileges'>,
  from: readonly Privilege[] | undefined,
  to: readonly Privilege[] | undefined,
  context: PlanContext,
): string[] {
  if (!node.grants) return [];
  const [was, is] = [ownerOf(node, context.before), ownerOf(node, context.after)];
  // ALTER … OWNER TO transfers the privileges that the old owner held and granted.
  const transferred = from?.map((entry) => ({
    ...entry,
    grantee: entry.grantee === was ? is : entry.grantee,
    ...(entry.grantor !== undefined && { grantor: entry.grantor === was ? is : entry.grantor }),
  }));
  const [name = ''] = node.path;
  return changePrivileges(
    {
      ...node.grants,
      owner: is,
      ...(node.grants.kind === 'schema' && { initial: initialSchemaPrivileges({ name, owner: is }) }),
    },
    transferred && merged(transferred),
    to,
  );
}

/** Entries without those that another entry of the same grantee and grantor includes. */
function merged(entries: readonly Privilege[]): readonly Privilege[] {
  const holds = (one: Privilege, other: Privilege) =>
    same(one, { ...other, privilege: one.privilege }) &&
    (one.privilege === 'ALL' || one.privilege === other.privilege);
  return entries.filter(
    (entry, i) => !entries.some((one, j) => i !== j && holds(one, entry) && !(j > i && holds(entry, one))),
  );
}

function ownerOf(node: NodeOf<'privileges'>, catalog: Catalog): string {
  const [owner] = idsOf(catalog.nodes.get(node.id) ?? node, 'grantor');
  return catalog.find('owner', owner)?.value ?? initialOwner(node.object);
}

/** Default privileges. */
export const defaultPrivilegeKind: Kind<'default privilege'> = {
  create: (node) => createDefaultPrivilege(node.value),
  drop: (node) => dropDefaultPrivilege(node.value),
  alter: (from, to) => changeDefaultPrivilege(to.value, from.value.privileges, to.value.privileges),
  orderAll: orderDefaultPrivileges,
};

/** Entries are dropped before any object is created, and created after all objects: see `initialPrivileges`. */
function orderDefaultPrivileges(operations: Operations): void {
  const entries = operations.all().filter(({ node }) => node.kind === 'default privilege');
  if (entries.length === 0) return;
  const created = operations.all().filter(({ verb, node }) => verb === 'create' && node.grants !== undefined);
  for (const entry of entries)
    for (const operation of created)
      if (entry.verb === 'drop') operations.order(entry, operation, 'default privileges');
      else operations.order(operation, entry, 'default privileges');
}
