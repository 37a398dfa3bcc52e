import type { ForeignDataWrapper, ForeignServer, UserMapping } from '../../model/index.ts';
import type { KindEntry } from '../kind-entry.ts';

export const foreignDataWrapper = {
  kind: 'foreign data wrapper',
  id: 'foreign data wrapper',
  inSchema: false,
  path: ({ name }) => [name],
  names: ['foreign data wrapper'],
  owner: true,
  comment: true,
  privileges: 'foreign data wrapper',
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
  parts: {},
} as const satisfies KindEntry<ForeignDataWrapper>;

export const foreignServer = {
  kind: 'foreign server',
  id: 'foreign server',
  inSchema: false,
  path: ({ name }) => [name],
  names: ['foreign server'],
  owner: true,
  comment: true,
  privileges: 'foreign server',
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
  parts: {},
} as const satisfies KindEntry<ForeignServer>;

export const userMapping = {
  kind: 'user mapping',
  id: 'user mapping',
  inSchema: false,
  path: ({ server, role }) => [server, role],
  names: [],
  owner: false,
  comment: false,
  privileges: undefined,
  renamable: false,
  authored: ['passwordFrom'],
  types: {},
  parts: {},
} as const satisfies KindEntry<UserMapping>;
