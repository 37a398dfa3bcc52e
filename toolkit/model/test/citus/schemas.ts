import type {
  ColumnDescriptor,
  DistributionDescriptor,
  SchemaDescriptor,
  TableDescriptor,
} from '../../src/schema/index.ts';

const DOCS = 'https://docs.citusdata.com/en/v12.1';

// The pages that state the rules.
export const SOURCE = 'https://github.com/citusdata/citus/blob/v12.1.0/src/backend/distributed/commands';
export const CREATION = `${DOCS}/develop/api_udf.html#create-distributed-table`;
export const CONSTRAINTS = `${DOCS}/develop/reference_ddl.html#adding-removing-constraints`;
export const COLOCATION = `${DOCS}/develop/reference_ddl.html#co-locating-tables`;
export const LIMITATIONS = `${DOCS}/develop/reference_workarounds.html#limitations`;
export const TRIGGERS = `${DOCS}/extra/triggers.html`;
export const VERSIONS = 'https://www.citusdata.com/updates/v12-1/';

/** A rule of Citus, a schema that breaks it, and one that keeps it. */
export interface Row {
  readonly rule: string;
  readonly link: string;
  readonly code: string;
  /** A part of the message. */
  readonly message: string;
  readonly refused: SchemaDescriptor;
  readonly accepted: SchemaDescriptor;
}

/** The properties of a table besides its name and columns. */
export type Extras = Partial<Omit<TableDescriptor, 'name' | 'columns'>>;

export const byShop = { column: 'shop_id' } as const;
export const inShops = { column: 'shop_id', colocateWith: 'shops' } as const;

/** A table as plain data, whose columns the compiler does not compare with its keys. */
export function plain(name: string, table: Extras & Pick<TableDescriptor, 'columns'>): TableDescriptor {
  return { name, relationships: {}, ...table };
}

/** A column. */
export function typed(type: string, more: Partial<ColumnDescriptor> = {}): ColumnDescriptor {
  return { type, ...more };
}

/** The table `shops`, whose primary key is its distribution column. */
export function shops(
  distribution: DistributionDescriptor | undefined,
  extras: Extras = {},
): TableDescriptor {
  const columns = { shop_id: typed('bigint'), name: typed('text') };
  return plain('shops', {
    columns,
    primaryKey: ['shop_id'],
    ...(distribution && { distribution }),
    ...extras,
  });
}

/** The table `sales`, with the columns of most rules. */
export function sales(
  distribution: DistributionDescriptor | undefined,
  extras: Extras = {},
): TableDescriptor {
  const columns = {
    shop_id: typed('bigint'),
    sale_id: typed('bigint'),
    code: typed('text'),
    day: typed('date'),
  };
  return plain('sales', { columns, ...(distribution && { distribution }), ...extras });
}

/** A foreign key of `sales` to `shops`, with other properties. */
export function toShops(columns: readonly string[], to: readonly string[], more: object = {}): Extras {
  return { foreignKeys: [{ columns, references: { table: 'shops', columns: to }, name: 'fk', ...more }] };
}

/** The partitioned table `sales` with a partition. */
export function partitioned(
  distribution: DistributionDescriptor | undefined,
  partition: Extras = {},
): readonly TableDescriptor[] {
  const bound = "FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')";
  return [
    sales(distribution, { partitionBy: 'RANGE (day)' }),
    plain('sales_2026', {
      columns: sales(undefined).columns,
      partitionOf: { schema: 'public', name: 'sales', bound },
      ...partition,
    }),
  ];
}

export function schema(
  tables: readonly TableDescriptor[],
  rest: Partial<SchemaDescriptor> = {},
): SchemaDescriptor {
  return { name: 's', ...rest, tables: Object.fromEntries(tables.map((one) => [one.name, one])) };
}
