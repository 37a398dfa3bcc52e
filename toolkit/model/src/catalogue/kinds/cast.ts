import type { Cast } from '../../model/index.ts';
import { castArguments } from '../../names/index.ts';
import type { KindEntry } from '../kind-entry.ts';

export const cast = {
  kind: 'cast',
  id: 'cast',
  inSchema: false,
  path: () => [],
  args: castArguments,
  names: ['cast'],
  owner: false,
  comment: true,
  privileges: undefined,
  renamable: false,
  authored: [],
  types: { source: 'without modifiers', target: 'without modifiers' },
  parts: {},
} as const satisfies KindEntry<Cast>;
