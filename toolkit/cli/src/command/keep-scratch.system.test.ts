import { expect, test } from '@jest/globals';
import { commandProject, ONLY_DATABASE, serverDatabase, TIMEOUT } from '../../test/command-project.ts';

const project = commandProject();

const server = serverDatabase();

test(
  '--keep-scratch prints the URL of the failed database without the password',
  async () => {
    const name = '20260101000000_broken';
    const text = `export const up = (knex) => knex.raw('create table broken (a int)');
export const down = (knex) => knex.raw('select 1');\n`;
    project.write(`migrations/${name}.ts`, text);
    project.write('migrations/history.json', '{"format":"trellis-history/1","migrations":[],"releases":{}}');
    const env = { DATABASE_URL: server.url };
    const results = [
      await project.trellis(['seal', '--keep-scratch'], env),
      await project.trellis(['seal', '--keep-scratch', '--json'], env),
    ] as const;
    const { password } = new URL(server.url);
    const [plain, json] = results;
    expect(plain).toMatchObject({ code: 3, stdout: ONLY_DATABASE });
    const [, kept] =
      /\nPROOF_FAILED: .*\nKept .*: (\S+)\. .*`drop database \w+`\.\n$/.exec(plain.stderr) ?? [];
    const { error } = JSON.parse(json.stdout);
    expect(error).toMatchObject({ code: 'PROOF_FAILED', kept: { url: expect.any(String) } });
    for (const url of [kept, error.kept.url]) {
      expect(new URL(url).password).toBe('');
      await server.connection.knex.raw('drop database ??', [new URL(url).pathname.slice(1)]);
    }
    expect(password).not.toBe('');
    for (const { stdout, stderr } of results) expect(stdout + stderr).not.toContain(`:${password}@`);
  },
  TIMEOUT,
);
