import {
  type PartitionsDescriptor,
  parseTypeName,
  type SchemaDescriptor,
  type TableDescriptor,
  tableKey,
} from '@trellis/model';
import { builtInName, partitionKeyOf, qualifiedName } from '@trellis/model/internal';

/** A table whose partitions are maintained. */
export interface MaintainedTable {
  readonly schema: string;
  readonly name: string;
  /** The key in the schema: `audit.log`. */
  readonly key: string;
  /** The name in SQL, quoted. */
  readonly sql: string;
  /** The partition column, and its type. */
  readonly column: string;
  readonly type: string;
  readonly partitions: PartitionsDescriptor;
  readonly descriptor: TableDescriptor;
  /** All tables of the schema. */
  readonly tables: SchemaDescriptor['tables'];
}

/** The tables that declare `partitions`. */
export function maintainedTables({ tables }: SchemaDescriptor): readonly MaintainedTable[] {
  return Object.values(tables).flatMap((descriptor) => {
    const { schema = 'public', name, partitions, partitionBy = '' } = descriptor;
    const column = partitionKeyOf(partitionBy)?.columns[0];
    const type = column === undefined ? undefined : descriptor.columns[column]?.type;
    if (!partitions || column === undefined || type === undefined) return [];
    return [
      {
        schema,
        name,
        key: tableKey(descriptor),
        sql: qualifiedName({ schema, name }),
        column,
        type: builtInName(parseTypeName(type)) ?? type,
        partitions,
        descriptor,
        tables,
      },
    ];
  });
}
