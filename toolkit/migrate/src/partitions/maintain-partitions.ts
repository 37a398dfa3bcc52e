import type { Connection } from '@trellis/database';
import { statementError } from '@trellis/database/internal';
import { foreignKeysOf, isTrellisError, type SchemaDescriptor, TrellisError } from '@trellis/model';
import { createPartition } from './create-partition.ts';
import { detachedToDrop, detachPartition, finalizePartition, setComment } from './expire-partition.ts';
import { type LockRetry, retryOnLock } from './lock-retry.ts';
import { type MaintainedTable, maintainedTables } from './maintained-table.ts';
import { type Partition, type PartitionedTable, readPartitionedTable } from './partitioned-table.ts';
import { type NewPartition, type PartitionPlan, planPartitions } from './plan-partitions.ts';
import { inSession, type PartitionSession } from './session.ts';
import { statementTriggers } from './statement-triggers.ts';

/** What a run does to a partition. */
export interface PartitionAction {
  readonly action: 'create' | 'detach' | 'finalize' | 'drop' | 'keep' | 'add trigger';
  /** The table, or undefined for a table that is detached already. */
  readonly table?: string;
  readonly partition: string;
  /** The bounds of a created partition. */
  readonly from?: string;
  readonly to?: string;
  /** Set if a partition is detached while the table is locked, because a default partition exists. */
  readonly blocking?: true;
}

/** What a run could not do. The other tables and partitions are maintained. */
export interface PartitionProblem {
  readonly code: string;
  readonly table?: string;
  readonly message: string;
}

/** The result of a run. */
export interface PartitionsResult {
  readonly actions: readonly PartitionAction[];
  readonly problems: readonly PartitionProblem[];
}

/** Options of {@link maintainPartitions}. */
export interface PartitionsOptions {
  /** Set to return the actions and do none. */
  readonly dryRun?: boolean;
  /** Milliseconds that a statement waits for a lock before it is tried again. Default: 2000. */
  readonly lockTimeout?: number;
  /** How often a statement is tried. Default: 20. */
  readonly attempts?: number;
  /** The time that counts as now, such as `2026-12-31T23:00:00Z`. Default: that of the server. */
  readonly now?: string;
  /** Is called before each action. */
  readonly onAction?: (action: PartitionAction) => void;
  /** Is called when a statement waits because another session holds a lock. */
  readonly onWaiting?: (what: string) => void;
}

/**
 * Creates the partitions that tables need next and detaches those that they no longer keep, as `partitions` of their
 * descriptors declares. It can run at any time, as often as wanted and beside readers and writers: a run that finds nothing
 * to do changes nothing, and the next one completes what a killed one has begun.
 *
 * @param connection the database
 * @param schema the descriptors
 * @param options how long to wait for a lock, how often to try again, and what is called before that
 * @returns what was done, and what could not be done
 * @throws TrellisError `PARTITIONS_UNDECLARED` if no table declares `partitions`, `PARTITIONS_BUSY` if another run is
 *   not finished
 * @example
 * import { connect } from '@trellis/database';
 * import { maintainPartitions } from '@trellis/migrate';
 * import { bigint, defineSchema, table, timestamptz } from '@trellis/model';
 *
 * const events = table('events', {
 *   columns: { event_id: bigint(), at: timestamptz() },
 *   partitionBy: 'RANGE (at)',
 *   partitions: { every: 'month', ahead: 3, keep: 24 },
 * });
 * const connection = await connect();
 * const { actions, problems } = await maintainPartitions(connection, defineSchema({ name: 'shop', tables: { events } }));
 * console.log(actions.length, problems);
 * await connection.close();
 */
export async function maintainPartitions(
  connection: Pick<Connection, 'withClient'>,
  schema: SchemaDescriptor,
  options: PartitionsOptions = {},
): Promise<PartitionsResult> {
  const tables = maintainedTables(schema);
  if (tables.length === 0)
    throw new TrellisError(
      'PARTITIONS_UNDECLARED',
      'Expected a table with `partitions` in the descriptors, got none. Declare how the partitions of a table are maintained.',
    );
  const done = await inSession(connection, options.lockTimeout ?? 2000, async (session) => {
    const run = new Run(session, options);
    // Partitions ahead come first: without them writes fail.
    const found: MaintainedTable[] = [];
    for (const table of tables) if (await run.attempt(table.key, () => run.create(table))) found.push(table);
    for (const table of inDetachingOrder(found)) await run.attempt(table.key, () => run.expire(table));
    await run.attempt(undefined, () => run.drop());
    return { actions: run.actions, problems: run.problems };
  });
  if (!done)
    throw new TrellisError(
      'PARTITIONS_BUSY',
      'Expected no other run on this database, got one that maintains its partitions. Wait for it to end.',
    );
  return done.value;
}

/** One run. Each step reads the state again, so that it does what is left to do after a statement was tried before. */
class Run {
  readonly actions: PartitionAction[] = [];
  readonly problems: PartitionProblem[] = [];
  private readonly lockRetry: LockRetry;

  constructor(
    private readonly session: PartitionSession,
    private readonly options: PartitionsOptions,
  ) {
    const { attempts = 20, onWaiting = () => {} } = options;
    this.lockRetry = { attempts, onWaiting };
  }

  /** Does something, and reports an error as a problem. Returns whether it succeeded. */
  async attempt(table: string | undefined, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      const known = isTrellisError(error) ? error : statementError(error);
      if (!known || known.code === 'CONNECTION_LOST') throw error;
      const { code, message } = known;
      this.problems.push({ code, ...(table !== undefined && { table }), message });
      return false;
    }
  }

  async create(table: MaintainedTable): Promise<void> {
    const { state, plan } = await this.plan(table);
    for (const partition of plan.finalize)
      await this.attempt(table.key, () =>
        this.act({ action: 'finalize', table: table.key, partition: partition.name }, async () => {
          const now = await readPartitionedTable(this.session, table);
          if (now.partitions.some(({ sql, pending }) => sql === partition.sql && pending))
            await finalizePartition(this.session, table, partition);
        }),
      );
    for (const partition of plan.create)
      await this.attempt(table.key, () => this.createOne(table, state, partition, plan));
    for (const partition of plan.keep)
      await this.act({ action: 'keep', table: table.key, partition: partition.name }, () =>
        setComment(this.session, partition, 'maintained'),
      );
    for (const partition of state.partitions)
      if (partition.isMaintained && !partition.pending)
        await this.attempt(table.key, () => this.addTriggers(table, state, partition));
  }

  async expire(table: MaintainedTable): Promise<void> {
    const { plan } = await this.plan(table);
    const { dryRun } = this.options;
    for (const partition of plan.detach) {
      // PostgreSQL detaches one partition of a table at a time. The reason why one is not finished is reported.
      if (!dryRun && (await this.isDetaching(table))) return;
      const blocking = plan.fallback && { blocking: true as const };
      await this.attempt(table.key, () =>
        this.act({ action: 'detach', table: table.key, partition: partition.name, ...blocking }, () =>
          this.detach(table, partition, plan),
        ),
      );
    }
    if (dryRun && table.partitions.expired === 'drop')
      for (const { name } of plan.detach)
        this.actions.push({ action: 'drop', table: table.key, partition: name });
  }

  private async isDetaching(table: MaintainedTable): Promise<boolean> {
    const { plan } = await this.plan(table);
    return plan.finalize.length > 0;
  }

  /** Drops the tables that are detached to be dropped, also those of an earlier run. */
  async drop(): Promise<void> {
    for (const name of await detachedToDrop(this.session))
      await this.attempt(undefined, () =>
        this.act({ action: 'drop', partition: name }, async () => {
          await this.session.rows(`drop table if exists ${name}`);
        }),
      );
  }

  private plan(
    table: MaintainedTable,
  ): Promise<{ readonly state: PartitionedTable; readonly plan: PartitionPlan }> {
    return retryOnLock(this.lockRetry, `read ${table.key}`, async () => {
      const state = await readPartitionedTable(this.session, table);
      return { state, plan: await planPartitions(this.session, table, state, this.options.now) };
    });
  }

  private async createOne(
    table: MaintainedTable,
    state: PartitionedTable,
    partition: NewPartition,
    plan: PartitionPlan,
  ): Promise<void> {
    const { name, from, to } = partition;
    await this.act(
      { action: 'create', table: table.key, partition: name, from: from.text, to: to.text },
      () => createPartition(this.session, table, state, partition, plan),
    );
  }

  /** An attempt whose lock is not granted can leave the partition half detached: the next attempt completes it. */
  private async detach(table: MaintainedTable, partition: Partition, plan: PartitionPlan): Promise<void> {
    const { partitions } = await readPartitionedTable(this.session, table);
    const now = partitions.find(({ sql }) => sql === partition.sql);
    if (now?.pending) await finalizePartition(this.session, table, now);
    else if (now) await detachPartition(this.session, table, now, plan);
  }

  private async addTriggers(
    table: MaintainedTable,
    { oid }: PartitionedTable,
    { name, sql }: Partition,
  ): Promise<void> {
    const wanted = await statementTriggers(this.session, oid, sql);
    if (wanted.length === 0) return;
    const found = await this.session.rows<{ readonly name: string }>(
      'select tgname::text as name from pg_catalog.pg_trigger where tgrelid = $1::regclass',
      [sql],
    );
    const names = new Set(found.map((trigger) => trigger.name));
    for (const trigger of wanted)
      if (!names.has(trigger.name))
        await this.act({ action: 'add trigger', table: table.key, partition: name }, () =>
          this.session.transaction(async (run) => {
            for (const one of trigger.sql) await run(one);
          }),
        );
  }

  private async act(action: PartitionAction, work: () => Promise<void>): Promise<void> {
    if (!this.options.dryRun) {
      this.options.onAction?.(action);
      await retryOnLock(this.lockRetry, `${action.action} ${action.partition}`, work);
    }
    this.actions.push(action);
  }
}

/** Tables before those that they refer to: PostgreSQL detaches no rows that others refer to. */
function inDetachingOrder(tables: readonly MaintainedTable[]): readonly MaintainedTable[] {
  const order = new Set<MaintainedTable>();
  const add = (table: MaintainedTable, above: readonly MaintainedTable[]) => {
    if (above.includes(table) || order.has(table)) return;
    for (const other of tables)
      if (
        foreignKeysOf(other.tables, other.descriptor).some(({ references }) => references.table === table.key)
      )
        add(other, [...above, table]);
    order.add(table);
  };
  for (const table of tables) add(table, []);
  return [...order];
}
