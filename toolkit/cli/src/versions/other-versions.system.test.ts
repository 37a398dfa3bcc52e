import { expect, test } from '@jest/globals';
import { TrellisError } from '@trellis/model';
import { serverVersion } from '@trellis/testing';
import type { VerifyEngine } from '@trellis/verify';
import { testProject } from '../../test/project.ts';
import { onOtherVersions, versionLines } from './other-versions.ts';

const project = testProject('versions');
const major = Math.floor(serverVersion() / 10_000);
const engine = (version: number, kind: VerifyEngine['kind'] = 'database'): VerifyEngine => ({
  ...{ kind, serverVersion: version * 10_000, text: '' },
});

test('repeats a proof on each version that is available, and reports the others', async () => {
  const { config, url } = project;
  const done: number[] = [];
  const postgres = [
    { version: 3 },
    { version: major, url },
    { version: 4, url },
    { version: 5, url: 'postgres://nobody:secret@127.0.0.1:1/none' },
    { version: 6, url: undefined },
    { version: 7 },
  ];
  const versions = await onOtherVersions({ ...config, postgres }, engine(3), async (open) => {
    const scratch = await open();
    done.push(Math.floor(scratch.serverVersion / 10_000));
    await scratch.knex.raw('create table t (a int)');
  });
  expect(done).toEqual([major]);
  expect(versionLines(versions)).toEqual([
    `Tested on PostgreSQL 3, ${major}.`,
    `Not tested on PostgreSQL 4: the server of its \`url\` is PostgreSQL ${major}.`,
    expect.stringMatching(/^Not tested on PostgreSQL 5: .*127\.0\.0\.1:1/),
    'Not tested on PostgreSQL 6, 7: no `url` in `postgres` of the configuration.',
  ]);
  expect(versionLines(versions).join()).not.toContain('secret');
});

test('uses the embedded engine where it has the version, if it has not proven already', async () => {
  const done: string[] = [];
  const work = async (open: () => Promise<{ readonly engine: string }>) => {
    done.push((await open()).engine);
  };
  const config = { ...project.config, postgres: [{ version: 18 }, { version: 15 }] };
  expect(await onOtherVersions(config, engine(16), work)).toMatchObject([
    { tested: true },
    { tested: false },
  ]);
  expect(await onOtherVersions(config, engine(18, 'embedded'), work)).toMatchObject([
    { version: 18, tested: true },
    { version: 15, tested: false },
  ]);
  expect(done).toEqual(['embedded']);
});

test('names the version on which a proof fails, and continues where its failure is handled', async () => {
  const config = { ...project.config, postgres: [{ version: major, url: project.url }, { version: 3 }] };
  const work = async () => {
    throw new TrellisError('PROOF_FAILED', 'Expected more.');
  };
  await expect(onOtherVersions(config, engine(3), work)).rejects.toMatchObject({
    code: 'PROOF_FAILED',
    message: `On PostgreSQL ${major}: Expected more.`,
  });
  const failed: string[] = [];
  const versions = await onOtherVersions(config, engine(3), work, ({ message }) => failed.push(message));
  expect([versions.length, failed]).toEqual([2, [`On PostgreSQL ${major}: Expected more.`]]);
});
