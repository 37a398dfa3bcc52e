import type { EventTrigger } from '../../model/index.ts';
import type { KindEntry } from '../kind-entry.ts';

export const eventTrigger = {
  kind: 'event trigger',
  id: 'event trigger',
  inSchema: false,
  path: ({ name }) => [name],
  names: ['event trigger'],
  owner: true,
  comment: true,
  privileges: undefined,
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
  parts: {},
} as const satisfies KindEntry<EventTrigger>;
