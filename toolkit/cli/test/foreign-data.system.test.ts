import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Connection } from '@trellis/database';
import { downgrade, readHistory, stamp, upgrade } from '@trellis/migrate';
import { emptyModel } from '@trellis/model';
import { modelOf } from '@trellis/verify';
import { check } from '../src/check/index.ts';
import { diff } from '../src/compare/index.ts';
import { revision } from '../src/revision/index.ts';
import { adopt, adoptionOfEachTest } from './adoption.ts';
import { commandProject, ONLY_DATABASE, TIMEOUT } from './command-project.ts';

const SECRET = 'v3ry-hidden';

const project = commandProject();
const adoption = adoptionOfEachTest();

/** The text of all files in a folder. */
function filesIn(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

async function mappings({ knex }: Connection): Promise<unknown> {
  return (await knex.raw('select usename, umoptions from pg_user_mappings order by 1')).rows;
}

test('a database with foreign data is adopted, and its secrets remain in it', async () => {
  const { databases, live, fresh } = adoption;
  await live.knex.raw(`
    create extension postgres_fdw; create extension file_fdw;
    create server remote foreign data wrapper postgres_fdw options (host 'db.invalid', dbname 'shop');
    comment on server remote is 'Another shop.'; grant usage on foreign server remote to pg_monitor;
    create user mapping for public server remote options (user 'reader', password '${SECRET}');
    create user mapping for current_user server remote options (user 'me', password '${SECRET}', password_required 'false');
    create foreign table far (id int options (column_name 'ID') not null, note text) server remote options (table_name 'orders');
    comment on foreign table far is 'Orders of the other shop.';
    create view seen as select id from far;
    create table events (id int not null, at int not null) partition by list (at);
    create table events_1 partition of events for values in (1); create index on events (id);
    create foreign table events_2 partition of events for values in (2) server remote;
    create server files foreign data wrapper file_fdw;
    create foreign table log (line text) server files options (filename '/nowhere', format 'csv');
    create foreign data wrapper own options (a 'b'); create table plain (id serial primary key, note text);`);
  await live.knex('plain').insert([{ note: 'one' }, { note: null }]);
  const { left } = await adopt(adoption);
  expect(left).toEqual([]);
  const { config } = adoption;
  expect((await diff(databases.live.url, databases.fresh.url)).statements).toEqual([]);
  expect((await check(config, { connection: fresh, prove: true })).problems).toEqual([]);
  expect(filesIn(config.root)).not.toContain(SECRET);

  // Altering another option leaves the secret in place.
  await stamp(live.knex, await readHistory(config.migrations), 'head');
  const file = join(config.root, 'schema/shop.ts');
  const text = readFileSync(file, 'utf8').replace("user: 'reader'", "user: 'writer'");
  writeFileSync(file, text);
  const { detected } = await revision(config, { message: 'Writer', connection: live });
  expect(detected).toEqual(['Detected changed user mapping for PUBLIC on foreign server remote']);
  await upgrade(live.knex, await readHistory(config.migrations), 'head');
  expect(await mappings(live)).toEqual([
    expect.objectContaining({ umoptions: ['user=me', `password=${SECRET}`, 'password_required=false'] }),
    { usename: 'public', umoptions: ['user=writer', `password=${SECRET}`] },
  ]);
  expect(await live.knex('plain').select('id', 'note').orderBy('id')).toEqual([
    { id: 1, note: 'one' },
    { id: 2, note: null },
  ]);

  // The rows of a table with a partition on another server, which does not answer, cannot be counted.
  await downgrade(fresh.knex, await readHistory(config.migrations), 'base', {
    allowDataLoss: ['table public.events'],
  });
  const { dependencies: _d, ...rest } = await modelOf(fresh);
  expect(rest).toEqual(emptyModel);
}, 300_000);

test(
  'the environment supplies the password of a new user mapping, which no output contains',
  async () => {
    const { databases, live } = adoption;
    const outputs: string[] = [];
    const run = async (args: readonly string[], env: Record<string, string> = {}) => {
      const result = await project.trellis(args, { DATABASE_URL: databases.live.url, ...env });
      outputs.push(result.stdout, result.stderr);
      return result;
    };
    const declare = (mappings: string, type = 'a') =>
      project.write(
        'schema.ts',
        `import { defineSchema, integer, table } from '@trellis/model';
         export const schema = defineSchema({ name: 's', foreignDataWrappers: [{ name: 'w' }],
           foreignServers: [{ name: 'remote', wrapper: 'w', type: '${type}' }], userMappings: [${mappings}],
           tables: { far: table('far', { foreign: { server: 'remote' }, columns: { id: integer() } }) } });`,
      );
    const mapping = `{ role: 'PUBLIC', server: 'remote', options: { user: 'u' }, passwordFrom: 'REMOTE_PASSWORD' }`;
    const secret = { REMOTE_PASSWORD: SECRET };
    declare(mapping);
    expect(await run(['revision', '-m', 'Remote'], secret)).toMatchObject({ code: 0 });
    const [first = ''] = project.migrations();
    expect(readFileSync(join(project.root, 'migrations', `${first}.ts`), 'utf8')).toContain(
      "export const secrets = { up: ['REMOTE_PASSWORD'] };",
    );
    const missing = await run(['upgrade']);
    expect(missing).toMatchObject({ code: 1, stdout: ONLY_DATABASE });
    expect(missing.stderr).toMatch(/^SECRET_MISSING: .*REMOTE_PASSWORD.*$/m);
    expect((await live.knex.raw('select 1 from pg_foreign_server')).rows).toEqual([]);
    const plan = await run(['plan'], secret);
    expect(plan).toMatchObject({ code: 0, stdout: expect.stringContaining("'<REMOTE_PASSWORD>'") });
    expect(await run(['upgrade', '--json'], secret)).toMatchObject({ code: 0 });
    expect(await mappings(live)).toEqual([
      { usename: 'public', umoptions: ['user=u', `password=${SECRET}`] },
    ]);
    expect(await run(['check', '--prove'], secret)).toMatchObject({ code: 0 });

    // A server of another type is recreated with its user mappings: the secret is lost without a variable for it.
    declare(`{ role: 'PUBLIC', server: 'remote', options: { user: 'u' } }`, 'b');
    const refused = await run(['revision', '-m', 'Type'], secret);
    expect(refused).toMatchObject({ code: 3 });
    expect(refused.stderr).toMatch(/^DATA_LOSS: .*user mapping remote\."PUBLIC"/m);
    declare(mapping, 'b');
    expect(
      await run(['revision', '-m', 'Type', '--allow-data-loss', 'user mapping remote."PUBLIC"'], secret),
    ).toMatchObject({ code: 1, stderr: expect.stringContaining('ALLOWANCE_UNKNOWN') });
    expect(await run(['revision', '-m', 'Type'], secret)).toMatchObject({ code: 0 });
    expect(await run(['upgrade'], { REMOTE_PASSWORD: `${SECRET}-2` })).toMatchObject({ code: 0 });
    expect(await mappings(live)).toEqual([
      { usename: 'public', umoptions: ['user=u', `password=${SECRET}-2`] },
    ]);
    expect(outputs.join('\n')).not.toContain(SECRET);
    expect(filesIn(project.root)).not.toContain(SECRET);
  },
  TIMEOUT * 2,
);
