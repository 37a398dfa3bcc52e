import type { Column, Table, View } from '../../model/index.ts';
import { generatedName } from '../../names/index.ts';
import type { PartEntry } from '../kind-entry.ts';

export const column = {
  kind: 'column',
  id: 'column',
  within: 'object',
  names: ['column'],
  comment: true,
  privileges: 'column',
  renamable: true,
  authored: ['renamedFrom', 'using', 'backfill'],
  types: { type: 'with modifiers' },
  fields: { default: 'default' },
  alsoNames: ({ name, identity }, table) =>
    identity
      ? [
          {
            space: 'relation',
            name: identity.sequenceName ?? generatedName(table.name, name, 'seq'),
            ...(identity.sequenceName === undefined && { generated: true }),
          },
        ]
      : [],
} as const satisfies PartEntry<Column, Table>;

export const viewColumn = {
  kind: 'view column',
  id: 'column',
  within: 'object',
  names: ['column'],
  comment: true,
  privileges: 'column',
  renamable: false,
  authored: ['renamedFrom'],
  types: { type: 'with modifiers' },
  fields: { default: 'default' },
} as const satisfies PartEntry<View['columns'][number], View>;
