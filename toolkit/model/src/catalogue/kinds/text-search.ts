import type { TextSearchConfiguration, TextSearchDictionary } from '../../model/index.ts';
import type { KindEntry } from '../kind-entry.ts';
import { pathInSchema } from './path.ts';

const textSearchObject = {
  inSchema: true,
  path: pathInSchema,
  owner: true,
  comment: true,
  privileges: undefined,
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
  parts: {},
} as const;

export const textSearchDictionary = {
  ...textSearchObject,
  kind: 'text search dictionary',
  id: 'text search dictionary',
  names: ['text search dictionary'],
} as const satisfies KindEntry<TextSearchDictionary>;

export const textSearchConfiguration = {
  ...textSearchObject,
  kind: 'text search configuration',
  id: 'text search configuration',
  names: ['text search configuration'],
} as const satisfies KindEntry<TextSearchConfiguration>;
