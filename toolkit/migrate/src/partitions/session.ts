import type { Connection } from '@trellis/database';

type Client = Parameters<Parameters<Connection['withClient']>[0]>[0];

/** One connection, whose settings are those of a run. */
export interface PartitionSession {
  /** Runs one statement. Values are texts, and so are those of the rows. */
  rows<T extends object>(sql: string, values?: readonly unknown[]): Promise<readonly T[]>;
  /** Runs statements in one transaction. */
  transaction(statements: (run: (sql: string) => Promise<void>) => Promise<void>): Promise<void>;
}

/** The key of the advisory lock of a run: "parts" on a telephone keypad, after that of the runs of migrations. */
const LOCK = [8735547, 72787];

/** The settings of a run: in these, PostgreSQL prints bounds that the next statement reads as the same values. */
const SETTINGS = { DateStyle: 'ISO, YMD', TimeZone: 'UTC' } as const;

/**
 * Calls `work` with a connection that holds the lock of a run. A killed process releases it.
 *
 * @param lockTimeout milliseconds that a statement waits for a lock
 * @returns undefined if another run holds the lock
 */
export async function inSession<T>(
  { withClient }: Pick<Connection, 'withClient'>,
  lockTimeout: number,
  work: (session: PartitionSession) => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  return withClient(async (client) => {
    const { rows } = await client.query('select pg_try_advisory_lock($1, $2) as free', LOCK);
    if (rows[0]?.free !== true) return undefined;
    const settings = { ...SETTINGS, lock_timeout: String(lockTimeout) };
    const before = await change(client, settings);
    try {
      return { value: await work(sessionOf(client)) };
    } finally {
      // If the connection is lost, the lock and the settings are gone with it.
      await change(client, before)
        .then(() => client.query('select pg_advisory_unlock($1, $2)', LOCK))
        .catch(() => {});
    }
  });
}

function sessionOf(client: Client): PartitionSession {
  return {
    async rows<T extends object>(sql: string, values: readonly unknown[] = []) {
      return (await client.query<T>(sql, [...values])).rows;
    },
    async transaction(statements) {
      await client.query('begin');
      try {
        await statements(async (sql) => {
          await client.query(sql);
        });
        await client.query('commit');
      } catch (error) {
        await client.query('rollback').catch(() => {});
        throw error;
      }
    },
  };
}

/** Changes settings of the session. Returns their values before. */
async function change(
  client: Client,
  settings: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const before: Record<string, string> = {};
  for (const [name, value] of Object.entries(settings)) {
    const { rows } = await client.query(
      'select current_setting($1) as before, set_config($1, $2, false) as after',
      [name, value],
    );
    before[name] = rows[0]?.before;
  }
  return before;
}
