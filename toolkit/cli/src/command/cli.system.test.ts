import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { connect } from '@trellis/database';
import { createDatabase } from '@trellis/testing';
import { commandProject, ONLY_DATABASE, TIMEOUT } from '../../test/command-project.ts';

const project = commandProject();

test(
  'the command line migrates a database from descriptors, and follows their changes',
  async () => {
    const database = await createDatabase('cli');
    const run = (args: readonly string[]) => project.trellis(args, { DATABASE_URL: database.url });
    const created = await run(['revision', '-m', 'Created tags']);
    expect(created).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Detected added table tags\n'),
    });
    const [first = ''] = project.migrations();
    expect(first).toMatch(/^\d{14}_created_tags$/);
    expect(readFileSync(join(project.root, '.changeset', `${first}.md`), 'utf8')).toBe(
      "---\n'@a/schema': major\n---\n\nCreated tags\n",
    );
    const up = await run(['upgrade']);
    expect(up).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(`Running upgrade base -> ${first}`),
    });
    const live = await connect({ url: database.url });
    await live.knex('tags').insert([{ name: 'one' }, { name: 'two' }]);
    const current = await run(['current', '--json']);
    expect(JSON.parse(current.stdout)).toMatchObject({ migration: first, release: null, pending: [] });
    expect(await run(['revision', '-m', 'Nothing'])).toMatchObject({ code: 0 });
    expect(project.migrations()).toEqual([first]);

    project.schema('tag_id: integer({ identity: "always", primaryKey: true }), word: varchar()');
    expect(await run(['check'])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('REVISION_MISSING: The descriptors differ from the history: '),
    });
    const refused = await run(['revision', '-m', 'Words']);
    expect(refused).toMatchObject({ code: 3, stdout: ONLY_DATABASE });
    expect(refused.stderr).toMatch(
      /^DATA_LOSS: .*\(the column with all its values, 2 values\)\. Possibly a rename of column public\.tags\.name to column public\.tags\.word: if so, write renamedFrom: 'name' there\. To allow it, add --allow-data-loss "column public\.tags\.name"\.$/m,
    );
    expect(project.migrations()).toEqual([first]);
    const wrong = await run(['revision', '-m', 'Words', '--allow-data-loss', 'tags.nam']);
    expect(wrong).toMatchObject({ code: 1, stdout: ONLY_DATABASE });
    expect(wrong.stderr).toMatch(/^ALLOWANCE_UNKNOWN: .*\(column public\.tags\.name\), got "tags\.nam"\.$/m);
    expect(project.migrations()).toEqual([first]);
    const allowed = await run(['revision', '-m', 'Words', '--allow-data-loss', 'tags.name', '--json']);
    expect(JSON.parse(allowed.stdout)).toMatchObject({
      bump: 'major',
      losses: [{ object: 'column public.tags.name', count: 2 }],
    });
    expect(readFileSync(join(project.root, 'migrations', `${project.migrations()[1]}.ts`), 'utf8')).toContain(
      'Cannot be reversed; this data is lost:\n * - column tags.name',
    );
    const loss = 'Loses column public.tags.name: the column with all its values, 2 values\n';
    expect(await run(['plan'])).toMatchObject({ code: 0, stdout: expect.stringContaining(`-- ${loss}`) });
    // The new column is NOT NULL without a default, so the table must be empty.
    await live.knex('tags').delete();
    expect(await run(['upgrade'])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining(loss.replace('2 values', '0 values')),
    });
    await live.close();
    const down = await run(['downgrade', '-1']);
    expect(down).toMatchObject({ code: 0, stdout: expect.stringMatching(new RegExp(`to ${first}\\.`)) });
    await database.drop();
  },
  TIMEOUT,
);
