import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeManifest } from '@trellis/migrate/internal';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { commandProject, ONLY_DATABASE, TIMEOUT } from '../../test/command-project.ts';

const project = commandProject();

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase('cli');
});
afterAll(() => database.drop());

describe('errors are one line with a code and without passwords', () => {
  const server = () => new URL(process.env['TEST_DATABASE_URL'] ?? '');
  const errors: readonly (readonly [string, string, readonly string[], (() => Record<string, string>)?])[] = [
    ['an unknown flag', 'USAGE', ['upgrade', '--hard']],
    ['an unknown verb', 'USAGE', ['upgarde']],
    ['a missing argument', 'USAGE', ['downgrade']],
    ['an empty message', 'USAGE', ['revision', '-m', ' ']],
    ['an unknown target', 'TARGET_UNKNOWN', ['upgrade', '9.9.9']],
    ['a URL that does not parse', 'URL_INVALID', ['current'], () => ({ DATABASE_URL: 'hunter2@:nowhere' })],
    [
      'an unreachable server',
      'SERVER_UNREACHABLE',
      ['current'],
      () => ({ DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/shop' }),
    ],
    [
      'a wrong password',
      'PASSWORD_WRONG',
      ['upgrade'],
      () => {
        const url = server();
        url.password = 'hunter2';
        return { DATABASE_URL: url.href };
      },
    ],
  ];
  test.each(errors)(
    '%s is reported as %s',
    async (_, code, args, env = () => ({})) => {
      const { code: exit, stdout, stderr } = await project.trellis(args, env());
      expect(exit).toBe(1);
      expect(stdout).toMatch(/^(Database: [^\n]+\n)?$/);
      expect(stderr).toMatch(new RegExp(`^${code}: [^\\n]+\\n$`));
      expect(stdout + stderr).not.toContain('hunter2');
    },
    TIMEOUT,
  );

  test(
    'the configuration may set DATABASE_URL',
    async () => {
      const named = "process.env['DATABASE_URL'] = 'postgres://me:hunter2@127.0.0.1:1/shop';\n";
      project.write(
        'trellis.config.ts',
        named + readFileSync(join(project.root, 'trellis.config.ts'), 'utf8'),
      );
      for (const args of [['current'], ['check']])
        expect((await project.trellis(args)).stderr).toMatch(/^SERVER_UNREACHABLE: [^\n]+\n$/);
    },
    TIMEOUT,
  );

  test(
    'invalid descriptors and a missing configuration are reported with their codes',
    async () => {
      project.schema('tag_id: integer({ references: "nowhere.id" } as never)');
      expect((await project.trellis(['revision', '-m', 'No'])).stderr).toMatch(/^SCHEMA_INVALID: [^\n]+\n$/);
      rmSync(join(project.root, 'trellis.config.ts'));
      const { code, stdout } = await project.trellis(['history', '--json']);
      expect([code, JSON.parse(stdout)]).toMatchObject([1, { error: { code: 'CONFIG_MISSING' } }]);
    },
    TIMEOUT,
  );
});

test(
  'a folder that cannot be written is reported in one line, and no file is left',
  async () => {
    project.write('.changeset', 'a file');
    const { code, stdout, stderr } = await project.trellis(['revision', '-m', 'x'], {
      DATABASE_URL: database.url,
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: ONLY_DATABASE });
    expect(stderr).toMatch(/^FILE_FAILED: [^\n]+$/m);
    expect(readdirSync(join(project.root, 'migrations'))).toEqual([]);
  },
  TIMEOUT,
);

test(
  'a database that is ahead of the code is refused with the name of the migration',
  async () => {
    const env = { DATABASE_URL: database.url };
    await project.slowHistory('select 1');
    expect(await project.trellis(['upgrade'], env)).toMatchObject({ code: 0 });
    rmSync(join(project.root, 'migrations/20260101000000_slow.ts'));
    await writeManifest(join(project.root, 'migrations'), {
      format: 'trellis-history/1',
      migrations: [],
      releases: {},
    });
    expect((await project.trellis(['upgrade'], env)).stderr).toMatch(
      /^DATABASE_AHEAD: [^\n]*20260101000000_slow[^\n]*\n$/,
    );
  },
  TIMEOUT,
);
