import type { Publication } from '../../model/index.ts';
import type { KindEntry } from '../kind-entry.ts';

export const publication = {
  kind: 'publication',
  id: 'publication',
  inSchema: false,
  path: ({ name }) => [name],
  names: ['publication'],
  owner: true,
  comment: true,
  privileges: undefined,
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
  parts: {},
} as const satisfies KindEntry<Publication>;
