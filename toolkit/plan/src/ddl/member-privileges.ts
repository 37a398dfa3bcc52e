import type { MemberPrivileges } from '@trellis/model';
import { same } from '@trellis/model/internal';
import { changePrivileges } from './privilege.ts';

/**
 * Changes the privileges on a member of an extension from one difference to another.
 *
 * @param from the difference from the privileges that the extension gives; `undefined` for none
 * @param to the wanted difference; `undefined` for none
 */
export function changeMemberPrivileges(
  from: MemberPrivileges | undefined,
  to: MemberPrivileges | undefined,
): string[] {
  const member = to ?? from;
  if (!member) return [];
  // The privileges that the extension gives and one of the sides does not have.
  const given = [...(from?.revoked ?? []), ...(to?.revoked ?? [])].filter(
    (entry, i, all) => all.findIndex((other) => same(entry, other)) === i,
  );
  const listOf = (side: MemberPrivileges | undefined) => [
    ...given.filter((entry) => !side?.revoked?.some((other) => same(entry, other))),
    ...(side?.granted ?? []),
  ];
  const { kind, name, column } = member;
  return changePrivileges(
    {
      kind: column === undefined ? 'table' : 'column',
      on: `${kind.toUpperCase()} ${name}`,
      ...(column !== undefined && { column }),
    },
    listOf(from),
    listOf(to),
  );
}
