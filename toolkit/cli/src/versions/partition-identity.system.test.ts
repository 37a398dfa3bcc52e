import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { connect } from '@trellis/database';
import { installedPrograms, startInstalledServer } from '@trellis/testing/installed';
import { testProject } from '../../test/project.ts';
import { check } from '../check/check.ts';
import { type Revision, revision } from '../revision/index.ts';

const project = testProject('partition_identity');

/** A partition that declares an identity column, which the partitioned table does not have. */
const SCHEMA = `import { date, defineSchema, integer, table } from '@trellis/model';
  const events = table('events', { columns: { id: integer(), at: date() }, partitionBy: 'RANGE (at)' });
  const events_2026_01 = table('events_2026_01', {
    columns: { id: integer({ identity: 'always' }), at: date() },
    partitionOf: { schema: 'public', name: 'events', bound: "FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')" },
  });
  export const schema = defineSchema({ name: 's', tables: { events, events_2026_01 } });`;

const programs = installedPrograms(15);
if (programs !== undefined)
  test('an identity column of a partition, which PostgreSQL 15 accepts, is refused for later versions', async () => {
    const server = await startInstalledServer(programs);
    process.env['DATABASE_URL'] = server.url('postgres');
    const connection = await connect();
    try {
      const config = { ...project.config, postgres: [{ version: 15 }, { version: 17 }, { version: 18 }] };
      const revise = (on: typeof config): Promise<Revision> =>
        revision(on, { message: 'Events', connection });
      writeFileSync(config.schema.file, SCHEMA);
      await expect(revise(config)).rejects.toMatchObject({
        message: expect.stringMatching(
          /^On PostgreSQL 18: .*(identity columns are not supported on partitions|contains an identity column)/,
        ),
      });
      expect(existsSync(config.migrations)).toBe(false);

      // A project that supports 15 only has the migration, and learns of the refusal when it states 18.
      const { versions } = await revise({ ...config, postgres: [{ version: 15 }, { version: 16 }] });
      expect(versions).toMatchObject([
        { version: 15, tested: true },
        { version: 16, tested: false },
      ]);
      const { problems, versions: checked } = await check(config, { connection, prove: true });
      expect(problems).toEqual([
        { code: expect.any(String), message: expect.stringMatching(/^On PostgreSQL 18: .*identity column/) },
      ]);
      expect(checked?.map(({ version }) => version)).toEqual([15, 17, 18]);
    } finally {
      await connection.close();
      await server.stop();
    }
  });
