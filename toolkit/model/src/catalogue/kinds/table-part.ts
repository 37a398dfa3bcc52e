import type { IndexDefinition, Policy, Rule, Trigger } from '../../model/index.ts';
import type { PartEntry } from '../kind-entry.ts';

export const index = {
  kind: 'index',
  id: 'index',
  within: 'schema',
  names: ['relation'],
  comment: true,
  privileges: undefined,
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
} as const satisfies PartEntry<IndexDefinition, unknown>;

export const trigger = {
  kind: 'trigger',
  createdLast: true,
  id: 'trigger',
  within: 'object',
  names: ['trigger'],
  statement: { words: ['TRIGGER'], on: 'ON' },
  comment: true,
  privileges: undefined,
  renamable: true,
  authored: ['renamedFrom', 'rejects', 'transitions'],
  types: {},
} as const satisfies PartEntry<Trigger, unknown>;

export const rule = {
  kind: 'rule',
  createdLast: true,
  id: 'rule',
  within: 'object',
  names: ['rule'],
  statement: { words: ['RULE'], on: 'TO' },
  comment: true,
  privileges: undefined,
  renamable: false,
  authored: ['renamedFrom'],
  types: {},
} as const satisfies PartEntry<Rule, unknown>;

export const policy = {
  kind: 'policy',
  createdLast: true,
  id: 'policy',
  within: 'object',
  names: ['policy'],
  comment: true,
  privileges: undefined,
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
} as const satisfies PartEntry<Policy, unknown>;
