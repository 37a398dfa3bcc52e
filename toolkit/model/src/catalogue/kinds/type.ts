import type { CompositeType, Domain, EnumType, RangeType } from '../../model/index.ts';
import { generatedMultirangeName } from '../../names/index.ts';
import type { KindEntry } from '../kind-entry.ts';
import { pathInSchema } from './path.ts';

export const enumType = {
  kind: 'enum',
  id: 'type',
  inSchema: true,
  path: pathInSchema,
  names: ['type'],
  owner: true,
  comment: true,
  privileges: 'type',
  renamable: true,
  authored: ['renamedFrom', 'renamedValues'],
  types: {},
  parts: {},
} as const satisfies KindEntry<EnumType>;

export const domain = {
  kind: 'domain',
  id: 'type',
  inSchema: true,
  path: pathInSchema,
  names: ['type'],
  owner: true,
  comment: true,
  privileges: 'type',
  renamable: true,
  authored: ['renamedFrom'],
  types: { type: 'with modifiers' },
  parts: {
    checks: {
      kind: 'domain constraint',
      id: 'constraint',
      within: 'object',
      names: ['constraint'],
      comment: true,
      privileges: undefined,
      renamable: false,
      authored: ['renamedFrom'],
      types: {},
    },
  },
} as const satisfies KindEntry<Domain>;

export const compositeType = {
  kind: 'composite type',
  id: 'type',
  inSchema: true,
  path: pathInSchema,
  names: ['type', 'relation'],
  owner: true,
  comment: true,
  privileges: 'type',
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
  parts: {
    attributes: {
      kind: 'attribute',
      id: 'column',
      within: 'object',
      names: ['column'],
      comment: true,
      privileges: undefined,
      renamable: true,
      authored: ['renamedFrom'],
      types: { type: 'with modifiers' },
    },
  },
} as const satisfies KindEntry<CompositeType>;

export const rangeType = {
  kind: 'range type',
  id: 'type',
  inSchema: true,
  path: pathInSchema,
  names: ['type'],
  owner: true,
  comment: true,
  privileges: 'type',
  renamable: true,
  authored: ['renamedFrom'],
  types: { subtype: 'without modifiers' },
  alsoNames: ({ name, multirangeName, multirangeSchema }) =>
    multirangeName === undefined && multirangeSchema === undefined
      ? []
      : [
          {
            space: 'type',
            name: multirangeName ?? generatedMultirangeName(name),
            ...(multirangeSchema !== undefined && { schema: multirangeSchema }),
          },
        ],
  parts: {},
} as const satisfies KindEntry<RangeType>;
