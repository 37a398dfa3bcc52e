import type { Routine } from '../../model/index.ts';
import type { KindEntry } from '../kind-entry.ts';
import { pathInSchema } from './path.ts';

export const routine = {
  kind: 'routine',
  id: 'routine',
  inSchema: true,
  path: pathInSchema,
  args: ({ arguments: types }) => types,
  names: ['routine'],
  statement: { words: ['FUNCTION', 'PROCEDURE', 'AGGREGATE'] },
  owner: true,
  comment: true,
  privileges: 'routine',
  renamable: false,
  authored: ['renamedFrom'],
  types: {},
  parts: {},
} as const satisfies KindEntry<Routine>;
