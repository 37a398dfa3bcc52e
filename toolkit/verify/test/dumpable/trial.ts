import type { Queryable } from '@trellis/database';
import type { Model, Unmodelled } from '@trellis/model';
import { same } from '@trellis/model/internal';
import type { Plan } from '@trellis/plan';
import type { DumpableRow } from './dumpable.ts';

/** Runs the SQL of a row of the table. */
export class Trial {
  constructor(
    private readonly client: Queryable,
    private readonly row: DumpableRow,
    private readonly schema: string,
  ) {}

  /** Creates the objects. */
  async setUp(): Promise<void> {
    await this.run(
      `create schema {schema}; create schema {schema}_2; grant create on schema {schema}, {schema}_2 to pg_monitor`,
    );
    await this.run(this.row.setup);
  }

  /** Changes one property of them. */
  change(): Promise<void> {
    return this.run(this.row.sql);
  }

  private async run(sql: string): Promise<void> {
    await this.client.query(`set search_path = ${this.schema}, public`);
    try {
      await this.client.query(sql.replaceAll('{schema}', this.schema));
    } catch (error) {
      const { type, property } = this.row;
      throw new Error(`${type}, ${property}: ${(error as Error).message} in:\n${sql}`, { cause: error });
    }
    await this.client.query('reset search_path');
  }
}

/** Runs a plan. */
export async function carryOut(client: Queryable, plan: Plan): Promise<void> {
  for (const { sql } of plan.statements)
    try {
      await client.query(sql);
    } catch (error) {
      throw new Error(`${(error as Error).message} in:\n${sql}`, { cause: error });
    }
}

/**
 * Returns the codes of the kinds that a Model cannot represent and of which two Models have different objects. A change
 * of such an object is refused; every other change is planned.
 */
export function unmodelledCodes(from: Model, to: Model): readonly string[] {
  return [...new Set(changedUnmodelled(from, to).map(({ code }) => code))].sort();
}

/** Returns the objects that a Model cannot represent and that differ between two Models. */
export function unmodelledObjects(from: Model, to: Model): readonly string[] {
  return changedUnmodelled(from, to).map(({ object }) => object);
}

function changedUnmodelled(from: Model, to: Model): readonly Unmodelled[] {
  const all = [from, to].flatMap(({ unmodelled = [] }) => unmodelled);
  const isIn = ({ unmodelled = [] }: Model, one: Unmodelled) => unmodelled.some((other) => same(one, other));
  return all.filter((one) => !isIn(from, one) || !isIn(to, one));
}

/** Values by the relation and the column that holds them. */
export type Values = ReadonlyMap<string, readonly string[]>;

/** Reads the values of all tables in schemas whose names start with a prefix. */
export async function readValues(client: Queryable, prefix: string): Promise<Values> {
  const columns = await client.query(
    `select c.oid::regclass::text as relation, quote_ident(a.attname) as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and starts_with(c.relnamespace::regnamespace::text, $1)
    order by c.oid, a.attnum`,
    [prefix],
  );
  const values = new Map<string, readonly string[]>();
  for (const { relation, column } of columns.rows as { relation: string; column: string }[]) {
    const { rows } = await client.query(`select ${column}::text as value from only ${relation} order by 1`);
    values.set(
      `${relation}.${column}`,
      (rows as { value: string }[]).map(({ value }) => value),
    );
  }
  return values;
}

/** The values that two readings have in common: those of columns that both have. */
export function common(values: Values, other: Values): Values {
  return new Map([...values].filter(([column]) => other.has(column)));
}
