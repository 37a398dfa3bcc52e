import { changeMemberPrivileges } from '../../ddl/index.ts';
import type { Kind } from '../operation/index.ts';

/** The privileges on members of extensions, as differences from those that CREATE EXTENSION grants. */
export const memberPrivilegesKind: Kind<'member privileges'> = {
  create: (node) => changeMemberPrivileges(undefined, node.value),
  drop: (node) => changeMemberPrivileges(node.value, undefined),
  alter: (from, to) => changeMemberPrivileges(from.value, to.value),
};
