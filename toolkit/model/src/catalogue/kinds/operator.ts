import type { Operator } from '../../model/index.ts';
import { operatorArguments } from '../../names/index.ts';
import type { KindEntry } from '../kind-entry.ts';
import { pathInSchema } from './path.ts';

export const operator = {
  kind: 'operator',
  id: 'operator',
  inSchema: true,
  path: pathInSchema,
  args: operatorArguments,
  names: ['operator'],
  owner: true,
  comment: true,
  privileges: undefined,
  renamable: false,
  authored: [],
  types: { left: 'without modifiers', right: 'without modifiers' },
  parts: {},
} as const satisfies KindEntry<Operator>;
