import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { connect } from '@trellis/database';
import { commandProject, serverDatabase, TIMEOUT } from '../../test/command-project.ts';

const project = commandProject();
const server = serverDatabase();

/** Declares the events, whose partitions are maintained. */
function declare(options: string): void {
  project.write(
    'schema.ts',
    `import { bigint, defineSchema, table, text, timestamptz } from '@trellis/model';
     export const schema = defineSchema({ name: 's', tables: { events: table('events', {
       columns: { event_id: bigint({ identity: 'always' }), at: timestamptz(), note: text({ nullable: true }) },
       primaryKey: ['event_id', 'at'], partitionBy: 'RANGE (at)', ${options} }) } });`,
  );
}

const run = (...args: readonly string[]) => project.trellis(args, { DATABASE_URL: server.url });

test(
  'a table gets its partitions, which are no drift, and migrations reach them',
  async () => {
    const { knex, close } = await connect({ url: server.url });
    declare(`partitions: { every: 'day', ahead: 2 }`);
    expect(await run('revision', '-m', 'Events')).toMatchObject({ code: 0 });
    expect(await run('upgrade')).toMatchObject({ code: 0 });
    const dry = await run('partitions', '--dry-run');
    expect(dry).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/\nCreate events_\d{4}_\d\d_\d\d of events, from /),
    });
    expect(await run('partitions')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('\nCreated events_'),
    });
    expect(await run('partitions')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('\nNothing to do: '),
    });
    await knex.raw('insert into events (at, note) values (now(), ?)', ['one']);
    expect(await run('check')).toMatchObject({ code: 0, stdout: expect.stringContaining('Compared with ') });
    declare(`partitions: { every: 'day', ahead: 2 }, indexes: [{ columns: ['note'] }]`);
    expect(await run('revision', '-m', 'Index')).toMatchObject({ code: 0 });
    expect(await run('upgrade')).toMatchObject({ code: 0 });
    expect(await run('diff')).toMatchObject({ code: 0 });
    const { rows: indexes } = await knex.raw(
      `select count(*)::int, bool_and(indisvalid) as valid from pg_index where indexrelid::regclass::text like '%note_idx'`,
    );
    expect(indexes).toEqual([{ count: 4, valid: true }]);
    expect((await knex.raw('select note from events')).rows).toEqual([{ note: 'one' }]);
    const pulled = await run('pull', '--out', 'pulled', '--json');
    expect(JSON.parse(pulled.stdout)).toMatchObject({ tables: 1, left: [] });
    await close();
  },
  TIMEOUT,
);

test(
  'a killed run leaves nothing that the next one does not complete',
  async () => {
    const { knex, close } = await connect({ url: server.url });
    await knex.raw(`drop table if exists events; create table events (event_id bigint generated always as identity,
      at timestamptz not null, note text, primary key (event_id, at)) partition by range (at)`);
    declare(`partitions: { every: 'year', ahead: 1, from: '2020-01-01' }`);
    expect(await run('partitions')).toMatchObject({ code: 0 });
    await knex.raw(`insert into events (at, note) values ('2020-05-05', 'old'), (now(), 'new')`);
    declare(`partitions: { every: 'year', ahead: 1, from: '2020-01-01', keep: 1 }`);
    const reader = await knex.transaction();
    await reader.raw('select * from events');
    const child = project.start(['partitions', '--lock-timeout', '60000'], { DATABASE_URL: server.url });
    for (let rows: unknown[] = []; rows.length === 0; )
      ({ rows } = await knex.raw('select from pg_inherits where inhdetachpending'));
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
    await reader.commit();
    // The server notices the end of a client only after its statement.
    let next = await run('partitions');
    for (; next.stderr.includes('PARTITIONS_BUSY'); ) next = await run('partitions');
    expect(next).toMatchObject({ code: 0 });
    const { rows } = await knex.raw('select note from events_2020');
    expect(rows).toEqual([{ note: 'old' }]);
    expect((await knex.raw('select note from events')).rows).toEqual([{ note: 'new' }]);
    expect((await knex.raw('select from pg_inherits where inhdetachpending')).rows).toEqual([]);
    expect(await run('partitions')).toMatchObject({ stdout: expect.stringContaining('Nothing to do') });
    await close();
  },
  TIMEOUT,
);
