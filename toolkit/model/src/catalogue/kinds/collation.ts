import type { Collation } from '../../model/index.ts';
import type { KindEntry } from '../kind-entry.ts';
import { pathInSchema } from './path.ts';

export const collation = {
  kind: 'collation',
  id: 'collation',
  inSchema: true,
  path: pathInSchema,
  names: ['collation'],
  owner: true,
  comment: true,
  privileges: undefined,
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
  parts: {},
} as const satisfies KindEntry<Collation>;
