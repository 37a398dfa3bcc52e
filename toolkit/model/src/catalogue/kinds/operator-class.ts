import type { OperatorClass, OperatorFamily } from '../../model/index.ts';
import type { KindEntry } from '../kind-entry.ts';
import { pathInSchema } from './path.ts';

export const operatorFamily = {
  kind: 'operator family',
  id: 'operator family',
  inSchema: true,
  path: pathInSchema,
  args: ({ method }) => method,
  names: ['operator family'],
  owner: true,
  comment: true,
  privileges: undefined,
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
  parts: {},
} as const satisfies KindEntry<OperatorFamily>;

export const operatorClass = {
  kind: 'operator class',
  id: 'operator class',
  inSchema: true,
  path: pathInSchema,
  args: ({ method }) => method,
  names: ['operator class'],
  owner: true,
  comment: true,
  privileges: undefined,
  renamable: true,
  authored: ['renamedFrom'],
  types: { type: 'without modifiers', storage: 'without modifiers' },
  parts: {},
} as const satisfies KindEntry<OperatorClass>;
