import type { DefaultPrivilege, Extension, Namespace } from '../../model/index.ts';
import type { KindEntry } from '../kind-entry.ts';

export const schema = {
  kind: 'schema',
  id: 'schema',
  inSchema: false,
  path: ({ name }) => [name],
  names: ['schema'],
  owner: true,
  comment: true,
  privileges: 'schema',
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
  parts: {},
} as const satisfies KindEntry<Namespace>;

export const extension = {
  kind: 'extension',
  id: 'extension',
  inSchema: false,
  path: ({ name }) => [name],
  names: ['extension'],
  owner: false,
  comment: true,
  privileges: undefined,
  renamable: false,
  authored: ['renamedFrom'],
  types: {},
  parts: {},
} as const satisfies KindEntry<Extension>;

export const defaultPrivilege = {
  kind: 'default privilege',
  id: 'default privilege',
  inSchema: false,
  path: ({ role, schema: within }) => (within === undefined ? [role] : [role, within]),
  args: ({ objects }) => objects,
  names: [],
  owner: false,
  comment: false,
  privileges: undefined,
  renamable: false,
  authored: [],
  types: {},
  parts: {},
} as const satisfies KindEntry<DefaultPrivilege>;
