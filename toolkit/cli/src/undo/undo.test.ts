import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import type { Connection } from '@trellis/database';
import { downgrade, readHistory, readState, stamp, upgrade } from '@trellis/migrate';
import { readManifest, writeManifest } from '@trellis/migrate/internal';
import { testProject } from '../../test/project.ts';
import { check } from '../check/index.ts';
import type { Config } from '../config/config.ts';
import { revision } from '../revision/index.ts';
import { undo } from './undo.ts';

const project = testProject('undo');
let connection: Connection;
let config: Config;
beforeEach(() => {
  const { root } = project.config;
  config = { ...project.config, changesets: join(root, '.changeset'), packages: ['@a/schema'] };
  connection = project.connection;
});

async function revise(message: string, columns: string): Promise<string> {
  writeFileSync(
    config.schema.file,
    `import { defineSchema, integer, table } from '@trellis/model';
     const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }), ${columns} } });
     export const schema = defineSchema({ name: 's', tables: { tags } });`,
  );
  return (await revision(config, { message, connection })).name ?? '';
}

const files = () =>
  [config.migrations, config.changesets ?? ''].flatMap((folder) => readdirSync(folder)).sort();
const names = async () => (await readHistory(config.migrations)).migrations.map(({ name }) => name);

test('removes the file, the changeset and the entry of the last revision, which can be written again', async () => {
  const first = await revise('One', '');
  const before = [files(), readFileSync(join(config.migrations, 'history.json'), 'utf8')];
  const second = await revise('Two', 'a: integer({ nullable: true })');
  expect(await undo(config, connection)).toEqual({
    migration: second,
    head: first,
    files: [join(config.migrations, `${second}.ts`), join(config.changesets ?? '', `${second}.md`)],
  });
  expect([files(), readFileSync(join(config.migrations, 'history.json'), 'utf8')]).toEqual(before);
  const again = await revise('Both', 'a: integer({ nullable: true })');
  expect(await names()).toEqual([first, again]);
  expect(await undo(config)).toMatchObject({ migration: again });
  expect(await undo(config)).toMatchObject({ migration: first, head: null });
  await expect(undo(config)).rejects.toMatchObject({ code: 'HISTORY_EMPTY' });
});

test('refuses a revision that the connected database has, or that is released or edited', async () => {
  const name = await revise('One', '');
  const file = join(config.migrations, `${name}.ts`);
  const history = await readHistory(config.migrations);
  await upgrade(connection.knex, history);
  await expect(undo(config, connection)).rejects.toMatchObject({
    code: 'REVISION_APPLIED',
    message: expect.stringContaining(
      'First run `trellis downgrade base`, which reverts its changes, or `trellis stamp base`',
    ),
  });
  await downgrade(connection.knex, history, 'base');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `${text}// mine\n`);
  await expect(undo(config, connection)).rejects.toMatchObject({
    code: 'MIGRATION_CHANGED',
    message: expect.stringContaining('To discard it, delete the file and run `trellis undo` again.'),
  });
  writeFileSync(file, text);
  const manifest = await readManifest(config.migrations);
  await writeManifest(config.migrations, { ...manifest, releases: { '1.0.0': name } });
  await expect(undo(config, connection)).rejects.toMatchObject({ code: 'MIGRATION_RELEASED' });
  expect(existsSync(file)).toBe(true);
});

test('removes a revision whose file or changeset is deleted', async () => {
  const first = await revise('One', '');
  const before = files();
  for (const deleted of [['.md'], ['.ts', '.md']]) {
    const name = await revise('Two', 'a: integer({ nullable: true })');
    if (deleted.includes('.ts')) rmSync(join(config.migrations, `${name}.ts`));
    if (deleted.includes('.md')) rmSync(join(config.changesets ?? '', `${name}.md`));
    expect(await undo(config, connection)).toMatchObject({ migration: name, head: first });
    expect([files(), await names()]).toEqual([before, [first]]);
  }
});

test('refuses a revision if the file of an earlier one is missing', async () => {
  const first = await revise('One', '');
  await revise('Two', 'a: integer({ nullable: true })');
  rmSync(join(config.migrations, `${first}.ts`));
  await expect(undo(config)).rejects.toMatchObject({ code: 'MIGRATION_FILE_MISSING' });
});

test('refuses a revision that was begun outside a transaction and not finished', async () => {
  const { knex } = connection;
  const name = await revise('One', '');
  await upgrade(knex, await readHistory(config.migrations));
  await knex('knex_migrations').delete();
  await knex('trellis_migrations').update({ finished: false });
  await expect(undo(config, connection)).rejects.toMatchObject({
    code: 'MIGRATION_UNFINISHED',
    message: expect.stringContaining(`${name}, which runs outside a transaction, was begun at`),
  });
  await knex('trellis_migrations').delete();
  await knex.schema.dropTable('tags');
});

test('a database with revisions that were squashed gets advice that works', async () => {
  const { knex } = connection;
  await revise('One', '');
  await revise('Two', 'a: integer({ nullable: true })');
  await revise('Three', 'a: integer({ nullable: true }), b: integer({ nullable: true })');
  await upgrade(knex, await readHistory(config.migrations));
  await undo(config);
  await undo(config);
  const squashed = await revise('Both', 'a: integer({ nullable: true }), b: integer({ nullable: true })');
  const history = await readHistory(config.migrations);
  await expect(readState(knex, history)).rejects.toMatchObject({
    code: 'DATABASE_AHEAD',
    message: expect.stringContaining(`Run \`trellis stamp ${squashed}\``),
  });
  await stamp(knex, history, squashed);
  const { problems, live } = await check(config, { connection, live: async () => connection });
  expect([problems, live]).toEqual([[], expect.objectContaining({ compared: true, migration: squashed })]);
  await downgrade(knex, history, 'base');
});
