import type { Sequence, Statistics, Table, View } from '../../model/index.ts';
import type { KindEntry } from '../kind-entry.ts';
import { column, viewColumn } from './column.ts';
import { check, exclusion, foreignKey, primaryKey, unique } from './constraint.ts';
import { pathInSchema } from './path.ts';
import { index, policy, rule, trigger } from './table-part.ts';

export const sequence = {
  kind: 'sequence',
  id: 'sequence',
  inSchema: true,
  path: pathInSchema,
  names: ['relation'],
  owner: true,
  comment: true,
  privileges: 'sequence',
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
  parts: {},
} as const satisfies KindEntry<Sequence>;

export const table = {
  kind: 'table',
  id: 'table',
  inSchema: true,
  path: pathInSchema,
  names: ['relation', 'type'],
  owner: true,
  comment: true,
  privileges: 'table',
  renamable: true,
  authored: ['renamedFrom'],
  types: { ofType: 'without modifiers' },
  parts: {
    columns: column,
    primaryKey,
    uniques: unique,
    foreignKeys: foreignKey,
    checks: check,
    exclusions: exclusion,
    indexes: index,
    triggers: trigger,
    rules: rule,
    policies: policy,
  },
} as const satisfies KindEntry<Table>;

export const view = {
  kind: 'view',
  id: 'view',
  inSchema: true,
  path: pathInSchema,
  names: ['relation', 'type'],
  owner: true,
  comment: true,
  privileges: 'table',
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
  parts: { columns: viewColumn, indexes: index, triggers: trigger, rules: rule },
} as const satisfies KindEntry<View>;

export const statistics = {
  kind: 'statistics',
  id: 'statistics',
  inSchema: true,
  path: pathInSchema,
  names: ['statistics'],
  statement: { words: ['STATISTICS'], on: 'FROM', table: ({ table: { schema, name } }) => [schema, name] },
  owner: true,
  comment: true,
  privileges: undefined,
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
  parts: {},
} as const satisfies KindEntry<Statistics>;
