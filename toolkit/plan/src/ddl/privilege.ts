import { type DefaultPrivilege, type Privilege, quoteIdentifier } from '@trellis/model';
import { defaultPrivileges, type PrivilegeKind, roleName } from '@trellis/model/internal';

/** What a list of privileges is on. */
export interface PrivilegeTarget {
  readonly kind: PrivilegeKind;
  /** As `GRANT … ON` takes it: `TABLE "public"."orders"`; for a column, its table's. */
  readonly on: string;
  /** The owning role, when it is not the one that runs the statements. */
  readonly owner?: string;
  /** The column, of a column's privileges. */
  readonly column?: string;
  /** The list that the object has without any `GRANT`, when it is not the kind's own (the schema `public`). */
  readonly initial?: readonly Privilege[];
}

/**
 * The `REVOKE`s and `GRANT`s that bring an object from one access control list to another.
 *
 * Revoking a privilege of a table takes it off its columns too, so a table's come before its columns'.
 *
 * @param of the object
 * @param from the list that it has; `undefined` for the one it was created with
 * @param to the list that it shall have; `undefined` for the one it was created with
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
    // What was granted on the strength of another grant goes first.
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
    // REVOKE ALL takes what remains in the list by name as well.
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
 * Makes one entry of the default privileges.
 *
 * @example createDefaultPrivilege({ role: 'shop', objects: 'TABLES', privileges: [{ grantee: 'reader', privilege: 'SELECT' }] })
 */
export function createDefaultPrivilege(entry: DefaultPrivilege): string[] {
  return changeDefaultPrivilege(entry, undefined, entry.privileges);
}

/** Takes one entry of the default privileges back to PostgreSQL's own. */
export function dropDefaultPrivilege(entry: DefaultPrivilege): string[] {
  return changeDefaultPrivilege(entry, entry.privileges, undefined);
}

/**
 * Brings one entry of the default privileges from one list to another.
 *
 * @param entry the entry: its role, schema and kind of object
 * @param from the list that it has; `undefined` for none of its own
 * @param to the list that it shall have; `undefined` for none of its own
 */
export function changeDefaultPrivilege(
  entry: Omit<DefaultPrivilege, 'privileges'>,
  from: readonly Privilege[] | undefined,
  to: readonly Privilege[] | undefined,
): string[] {
  const kind = defaultPrivilegeKind[entry.objects];
  const scope = `ALTER DEFAULT PRIVILEGES FOR ROLE ${roleName(entry.role)}${
    entry.schema === undefined ? '' : ` IN SCHEMA ${quoteIdentifier(entry.schema)}`
  }`;
  // An entry of one schema adds to the general one; a general one stands in for the built-in default.
  const initial = entry.schema === undefined ? defaultPrivileges(kind, entry.role) : [];
  return changePrivileges({ kind, on: entry.objects, initial }, from, to).map((sql) => `${scope} ${sql}`);
}

const defaultPrivilegeKind = {
  TABLES: 'table',
  SEQUENCES: 'sequence',
  ROUTINES: 'routine',
  TYPES: 'type',
  SCHEMAS: 'schema',
} as const satisfies Record<DefaultPrivilege['objects'], PrivilegeKind>;

/** Entries that one statement can name: the same grantee, grantor and grant option. */
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

/** Another role's grant can only be made as that role. */
function asGrantor(grantor: string | undefined, sql: string): string[] {
  return grantor === undefined
    ? [sql]
    : [`SET SESSION AUTHORIZATION ${quoteIdentifier(grantor)}`, sql, 'RESET SESSION AUTHORIZATION'];
}

function same(a: Privilege, b: Privilege): boolean {
  return (
    a.grantee === b.grantee &&
    a.privilege === b.privilege &&
    (a.grantable === true) === (b.grantable === true) &&
    a.grantor === b.grantor
  );
}
