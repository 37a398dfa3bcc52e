import type { Check, Exclusion, ForeignKey, PrimaryKey, Unique } from '../../model/index.ts';
import type { PartEntry } from '../kind-entry.ts';

const constraint = {
  id: 'constraint',
  within: 'object',
  comment: true,
  privileges: undefined,
  renamable: true,
  authored: ['renamedFrom'],
  types: {},
} as const;

/** A constraint with an index of its name. */
const indexed = { ...constraint, names: ['constraint', 'relation'] } as const;

export const primaryKey = { ...indexed, kind: 'primary key' } as const satisfies PartEntry<
  PrimaryKey,
  unknown
>;
export const unique = { ...indexed, kind: 'unique' } as const satisfies PartEntry<Unique, unknown>;
export const exclusion = { ...indexed, kind: 'exclusion' } as const satisfies PartEntry<Exclusion, unknown>;

export const foreignKey = {
  ...constraint,
  kind: 'foreign key',
  createdLast: true,
  names: ['constraint'],
} as const satisfies PartEntry<ForeignKey, unknown>;

export const check = { ...constraint, kind: 'check', names: ['constraint'] } as const satisfies PartEntry<
  Check,
  unknown
>;
