import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import {
  bigint,
  defineSchema,
  type PartitionsDescriptor,
  type SchemaDescriptor,
  table,
  text,
  timestamptz,
} from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import {
  maintainPartitions,
  type PartitionsOptions,
  type PartitionsResult,
} from '../src/partitions/index.ts';

/** The statement that creates the events. */
export const EVENTS = `create table events (event_id bigint generated always as identity, at timestamptz not null default now(),
  note text not null default 'none' check (note <> ''), double bigint generated always as (1 + 1) stored,
  primary key (event_id, at)) partition by range (at)`;

/** How the events of most tests are maintained. */
export const MONTHS = { every: 'month', ahead: 2 } as const;

/** A schema with the events. */
export function events(partitions: PartitionsDescriptor): SchemaDescriptor {
  return defineSchema({
    name: 's',
    tables: {
      events: table('events', {
        columns: { event_id: bigint(), at: timestamptz(), note: text() },
        partitionBy: 'RANGE (at)',
        partitions,
      }),
    },
  });
}

/** A database for the tests of a file, with an empty schema for each. */
export class PartitionedDatabase {
  url = '';
  connection!: Connection;
  private database!: TestDatabase;

  constructor(label: string) {
    beforeAll(async () => {
      this.database = await createDatabase(label);
      this.url = this.database.url;
      this.connection = await connect(this.database);
    });
    afterAll(async () => {
      await this.connection.close();
      await this.database.drop();
    });
    beforeEach(() => this.run('drop schema public cascade; create schema public'));
  }

  async run(sql: string): Promise<void> {
    await this.connection.knex.raw(sql);
  }

  async rows(sql: string): Promise<readonly Record<string, unknown>[]> {
    return (await this.connection.knex.raw(sql)).rows;
  }

  maintain(schema: SchemaDescriptor, options: PartitionsOptions = {}): Promise<PartitionsResult> {
    return maintainPartitions(this.connection, schema, { now: '2026-11-30T12:00:00Z', ...options });
  }

  /** The partitions with their bounds in UTC. */
  async bounds(of = 'events'): Promise<readonly string[]> {
    const found = await this.rows(
      `select c.relname || ' ' || pg_get_expr(c.relpartbound, c.oid) as text
       from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent = '${of}'::regclass order by c.relname`,
    );
    return found.map(({ text }) =>
      String(text)
        .replace(/FOR VALUES FROM \((.*)\) TO \((.*)\)/, '$1..$2')
        .replaceAll("'", ''),
    );
  }

  /** The names of the partitions. */
  async names(of?: string): Promise<readonly string[]> {
    return (await this.bounds(of)).map((text) => text.split(' ')[0] ?? '');
  }
}
