import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { commandProject, serverDatabase, TIMEOUT } from '../../test/command-project.ts';

const project = commandProject();
const server = serverDatabase();

/** What a run gets: settings in the environment, in files of the project, and in the configuration. */
interface Given {
  readonly env?: Record<string, string>;
  readonly files?: Readonly<Record<string, string>>;
  readonly configuration?: string;
}

const url = () => server.url;
const set = () => `DATABASE_URL=${url()}\n`;
const wrong = 'postgres://me:hunter2@127.0.0.1:1/shop';
const EMBEDDED = 'the embedded database in .trellis/database (DATABASE_URL is not set)';

const cases: readonly (readonly [string, readonly string[], () => Given, string])[] = [
  ['current', ['current'], () => ({ files: { '.env': set() } }), '(DATABASE_URL in .env)'],
  [
    'upgrade',
    ['upgrade'],
    () => ({ files: { '.env': `DATABASE_URL=${wrong}`, '.env.local': set() } }),
    '(DATABASE_URL in .env.local)',
  ],
  ['stamp', ['stamp', 'base'], () => ({ env: { DATABASE_URL: url() } }), '(DATABASE_URL in the environment)'],
  [
    'seal',
    ['seal'],
    () => ({ configuration: `process.env['DATABASE_URL'] = '${url()}';` }),
    '(DATABASE_URL in the configuration)',
  ],
  [
    'unlock',
    ['unlock'],
    () => ({ env: { DATABASE_URL: url() }, configuration: `process.env['DATABASE_URL'] = '${wrong}';` }),
    '(DATABASE_URL in the environment)',
  ],
  ['current without a setting', ['current'], () => ({}), EMBEDDED],
  ['revision without a setting', ['revision', '-m', 'x'], () => ({}), 'none (DATABASE_URL is not set)'],
];

test.each(cases)(
  'the first line of %s names the database and the setting',
  async (_, args, given, setting) => {
    await project.slowHistory('select 1');
    if (args[0] === 'revision') rmSync(join(project.root, 'migrations'), { recursive: true });
    const { env, files = {}, configuration = '' } = given();
    for (const [name, text] of Object.entries(files)) project.write(name, text);
    const config = readFileSync(join(project.root, 'trellis.config.ts'), 'utf8');
    project.write('trellis.config.ts', `${configuration}\n${config}`);
    const { stdout, stderr } = await project.trellis(args, env);
    const [line] = stdout.split('\n');
    const { username, host, pathname } = new URL(url());
    const address = setting.startsWith('(') ? `${username}@${host}${pathname} ` : '';
    expect(line).toBe(`Database: ${address}${setting}`);
    expect(stdout + stderr).not.toContain(`:${new URL(url()).password}@`);
  },
  TIMEOUT,
);

test(
  'the line is on standard error where standard output is for programs',
  async () => {
    await project.slowHistory('select 1');
    project.write('.env', set());
    const line = /^Database: \S+ \(DATABASE_URL in \.env\)\n/;
    const current = await project.trellis(['current', '--json']);
    expect(current.stderr).toMatch(line);
    expect(JSON.parse(current.stdout)).toMatchObject({ migration: null });
    const plan = await project.trellis(['plan']);
    expect(plan.stderr).toMatch(line);
    expect(plan.stdout).toMatch(/^-- 20260101000000_slow: up\n/);
    const diff = await project.trellis(['diff', '--from', url(), '--to', 'descriptors']);
    expect(diff.stderr).toMatch(/^Database: \S+ \(--from\)\n/);
    expect(diff.stdout).not.toContain('Database: ');
  },
  TIMEOUT,
);

test.each([
  ['an option', ['pull', '--out', 'out', '--from', wrong], {}, /^SERVER_UNREACHABLE: .* fix --from\.$/m],
  ['a side', ['diff', '--from', 'head', '--to', wrong], {}, /^SERVER_UNREACHABLE: .* fix --to\.$/m],
  [
    'a side that does not parse',
    ['diff', '--from', 'postgres://a:hunter2@b:c', '--to', 'head'],
    {},
    /^URL_INVALID: Expected --from as /m,
  ],
  [
    'the environment',
    ['current'],
    { DATABASE_URL: wrong },
    /^SERVER_UNREACHABLE: .* fix DATABASE_URL in the environment\.$/m,
  ],
  [
    'an empty variable',
    ['current'],
    { DATABASE_URL: '' },
    /^URL_INVALID: Expected DATABASE_URL in the environment as .* empty text/,
  ],
])(
  'an error about the URL of %s blames that setting',
  async (_, args, env, message) => {
    await project.slowHistory('select 1');
    project.write('.env', set());
    const { code, stdout, stderr } = await project.trellis(args, env as Record<string, string>);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(stdout + stderr).not.toContain('hunter2');
  },
  TIMEOUT,
);
