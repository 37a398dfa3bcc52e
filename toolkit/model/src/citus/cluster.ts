import type { Distribution, HashDistribution, Model, QualifiedName, Table } from '../model/index.ts';
import { isTypeNamed, parseTypeName, type TypeName } from '../type-name/index.ts';

/** The values of a column: those of a domain are of its base type. */
export interface BaseType {
  readonly type: TypeName;
  readonly collation?: string;
}

/** The tables of a Model by how Citus distributes them. */
export class Cluster {
  private readonly byName: ReadonlyMap<string, Table>;

  constructor(readonly model: Model) {
    this.byName = new Map(model.tables.map((table) => [keyOf(table), table]));
  }

  /** The tables that are distributed, by themselves or as partitions. */
  get distributed(): readonly (readonly [Table, Distribution])[] {
    return this.model.tables.flatMap((table) => {
      const distribution = this.distributionOf(table);
      return distribution === undefined ? [] : [[table, distribution] as const];
    });
  }

  /** Those of them whose rows are divided. */
  get divided(): readonly (readonly [Table, HashDistribution])[] {
    return this.distributed.flatMap(([table, distribution]) =>
      distribution === 'reference' ? [] : [[table, distribution] as const],
    );
  }

  find(name: QualifiedName): Table | undefined {
    return this.byName.get(keyOf(name));
  }

  /** The distribution of a table, or of the partitioned table that it is a partition of. */
  distributionOf(table: Table): Distribution | undefined {
    return this.holderOf(table)?.distribution;
  }

  /** Returns whether Citus stores the rows of two tables with equal distribution values on the same node. */
  areColocated(one: Table, other: Table): boolean {
    return this.groupOf(one) === this.groupOf(other);
  }

  /** The type and the collation of the values in a column. */
  baseOf(column: { readonly type: string; readonly collation?: string }): BaseType {
    const type = parseTypeName(column.type);
    const domain = type.dimensions > 0 ? undefined : this.model.domains.find((one) => isTypeNamed(type, one));
    const base = domain ? this.baseOf(domain) : { type };
    return column.collation === undefined ? base : { ...base, collation: column.collation };
  }

  private groupOf(table: Table): string | undefined {
    const holder = this.holderOf(table);
    if (holder?.distribution === undefined || holder.distribution === 'reference') return undefined;
    return keyOf(holder.distribution.colocateWith ?? holder);
  }

  /** The table that declares the distribution of a table. */
  private holderOf(table: Table): Table | undefined {
    const passed = new Set<Table>();
    for (let at: Table | undefined = table; at && !passed.has(at); ) {
      if (at.distribution !== undefined) return at;
      passed.add(at);
      at = at.partitionOf && this.find(at.partitionOf);
    }
    return undefined;
  }
}

function keyOf({ schema, name }: QualifiedName): string {
  return JSON.stringify([schema, name]);
}
