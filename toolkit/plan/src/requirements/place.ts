import type { Model, Table } from '@trellis/model';
import type { RenamedNames } from '../diff/index.ts';
import type { Requirement } from './requirement.ts';

/** The parts of a requirement that depend on the kind of its object. */
export type Condition = Omit<Requirement, 'object' | 'table'> & Partial<Pick<Requirement, 'object'>>;

/** The table of a change, and the names that its columns have before the plan runs. */
export interface Place {
  readonly table: Table;
  /** The Model that the plan leads to. */
  readonly after: Model;
  readonly names: RenamedNames;
  /** A column as SQL. */
  column(name: string): string;
}
