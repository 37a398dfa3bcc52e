import type { ForeignKeyDescriptor, SchemaDescriptor, TableDescriptor } from '@trellis/model';
import type { Generator, TableSample } from '../sample/index.ts';

/** The unfinished key plan of a table. */
export interface KeyDraft {
  readonly schema: SchemaDescriptor;
  readonly key: string;
  readonly table: TableDescriptor;
  readonly settings: TableSample;
  /** The foreign keys, without those whose columns all have generators in the sample. */
  readonly foreignKeys: readonly ForeignKeyDescriptor[];
  /** The foreign key to the parent, and the number of rows for each row of it. */
  parent?: { foreignKey: ForeignKeyDescriptor; min: number; max: number };
  /** Foreign keys that must reference a different row for each row of the same parent. */
  readonly distinct: Set<ForeignKeyDescriptor>;
  /** Foreign keys that must reference each row at most once. */
  readonly each: Set<ForeignKeyDescriptor>;
  readonly uniqueColumns: Set<string>;
  readonly lineGenerators: Map<string, Generator>;
}
