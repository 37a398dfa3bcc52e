import { type DefaultPrivilege, type Privilege, quoteIdentifier } from '@trellis/model';
import { defaultPrivileges, type PrivilegeKind, roleName, same } from '@trellis/model/internal';

/** The object of an access control list. */
export interface PrivilegeTarget {
  readonly kind: PrivilegeKind;
  /** The object after `GRANT … ON`: `TABLE "public"."orders"`; the table of a column. */
  readonly on: string;
  /** The owner. Default: the role that runs the statements. */
  readonly owner?: string;
  /** The column, for privileges on a column. */
  readonly column?: string;
  /** The initial list of the object. Default: that of its kind. The schema `public` has its own. */
  readonly initial?: readonly Privilege[];
}

/**
 * Returns the `REVOKE` and `GRANT` statements that change an access control list to another.
 *
 * Revoking a privilege on a table also revokes it on the columns, so a table's statements have to run before those of
 * its columns.
 *
 * @param of the object
 * @param from the current list; `undefined` for the initial one
 * @param to the new list; `undefined` for the initial one
 * @example changePrivileges({ kind: 'table', on: target.table(orders) }, undefined, orders.privileges)
 */
export function changePrivileges(
  of: PrivilegeTarget,
  from: readonly Privilege[] | undefined,
  to: readonly Privilege[] | undefined,
): string[] {
  const initial = of.initial ?? defaultPrivileges(of.kind, of.owner);
  const [before, after] = [from ?? initial, to ?? initial];
  const on = `ON ${of.on}`;
  const columns = of.column === undefined ? '' : ` (${quoteIdentifier(of.column)})`;
  const gone = before.filter((entry) => !after.some((other) => same(entry, other)));
  const lessens = (entry: Privilege) =>
    entry.grantable === true &&
    after.some((other) =>
      [entry.privilege, 'ALL'].some((privilege) =>
        same({ ...entry, privilege, grantable: undefined }, other),
      ),
    );
  return [
    // Grants that depend on another grant are revoked before it.
    ...grouped(gone)
      .sort((a, b) => Number(b.grantor !== undefined) - Number(a.grantor !== undefined))
      .flatMap((group) =>
        asGrantor(
          group.grantor,
          `REVOKE ${group.entries.every(lessens) ? 'GRANT OPTION FOR ' : ''}${listed(group, columns)} ${on} FROM ${roleName(group.grantee)}`,
        ),
      ),
    ...grants(
      after.filter((entry) => !before.some((other) => same(entry, other))),
      on,
      columns,
    ),
    // REVOKE ALL also revokes the privileges that the list names one by one.
    ...grants(
      after.filter(
        (entry) =>
          before.some((other) => same(entry, other)) &&
          gone.some(
            (other) =>
              (other.privilege === 'ALL' || other.privilege === entry.privilege) &&
              other.grantee === entry.grantee &&
              other.grantor === entry.grantor,
          ),
      ),
      on,
      columns,
    ),
  ];
}

/**
 * Creates an entry of the default privileges.
 *
 * @example createDefaultPrivilege({ role: 'shop', objects: 'TABLES', privileges: [{ grantee: 'reader', privilege: 'SELECT' }] })
 */
export function createDefaultPrivilege(entry: DefaultPrivilege): string[] {
  return changeDefaultPrivilege(entry, undefined, entry.privileges);
}

/** Resets an entry of the default privileges to PostgreSQL's defaults. */
export function dropDefaultPrivilege(entry: DefaultPrivilege): string[] {
  return changeDefaultPrivilege(entry, entry.privileges, undefined);
}

/**
 * Changes an entry of the default privileges from one list to another.
 *
 * @param entry the entry: its role, schema and kind of object
 * @param from the current list; `undefined` if there is no entry
 * @param to the new list; `undefined` to drop the entry
 */
export function changeDefaultPrivilege(
  entry: Omit<DefaultPrivilege, 'privileges'>,
  from: readonly Privilege[] | undefined,
  to: readonly Privilege[] | undefined,
): string[] {
  const kind = privilegeKindOf(entry.objects);
  const scope = `ALTER DEFAULT PRIVILEGES FOR ROLE ${roleName(entry.role)}${
    entry.schema === undefined ? '' : ` IN SCHEMA ${quoteIdentifier(entry.schema)}`
  }`;
  // An entry for a schema is added to the global entry, which replaces the built-in default.
  const initial = entry.schema === undefined ? defaultPrivileges(kind, entry.role) : [];
  return changePrivileges({ kind, on: entry.objects, initial }, from, to).map((sql) => `${scope} ${sql}`);
}

/** The kind of object that an entry of the default privileges is for. */
export function privilegeKindOf(objects: DefaultPrivilege['objects']): PrivilegeKind {
  return KIND_OF_OBJECTS[objects];
}

const KIND_OF_OBJECTS = {
  TABLES: 'table',
  SEQUENCES: 'sequence',
  ROUTINES: 'routine',
  TYPES: 'type',
  SCHEMAS: 'schema',
} as const satisfies Record<DefaultPrivilege['objects'], PrivilegeKind>;

/** Entries that one statement can contain: the same grantee, grantor and grant option. */
interface Group {
  readonly grantee: string;
  readonly grantor: string | undefined;
  readonly grantable: boolean;
  readonly entries: Privilege[];
}

function grouped(entries: readonly Privilege[]): Group[] {
  const groups: Group[] = [];
  for (const entry of entries) {
    const grantable = entry.grantable === true;
    const group = groups.find(
      (other) =>
        other.grantee === entry.grantee && other.grantor === entry.grantor && other.grantable === grantable,
    );
    if (group) group.entries.push(entry);
    else groups.push({ grantee: entry.grantee, grantor: entry.grantor, grantable, entries: [entry] });
  }
  return groups;
}

function grants(entries: readonly Privilege[], on: string, columns: string): string[] {
  return grouped(entries)
    .sort((a, b) => Number(a.grantor !== undefined) - Number(b.grantor !== undefined))
    .flatMap((group) =>
      asGrantor(
        group.grantor,
        `GRANT ${listed(group, columns)} ${on} TO ${roleName(group.grantee)}${group.grantable ? ' WITH GRANT OPTION' : ''}`,
      ),
    );
}

function listed(group: Group, columns: string): string {
  return group.entries.map((entry) => `${entry.privilege}${columns}`).join(', ');
}

/** Only the grantor itself can execute its grants. */
function asGrantor(grantor: string | undefined, sql: string): string[] {
  return grantor === undefined
    ? [sql]
    : [`SET SESSION AUTHORIZATION ${quoteIdentifier(grantor)}`, sql, 'RESET SESSION AUTHORIZATION'];
}
