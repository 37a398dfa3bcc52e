import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { commandProject, serverDatabase, TIMEOUT } from '../../test/command-project.ts';

const project = commandProject();
const server = serverDatabase();

/** Each command with its exit code, in an order in which each has something to do. */
const commands: readonly (readonly [string, number])[] = [
  ['', 1],
  ['unknown', 1],
  ['check', 2],
  ['diff', 2],
  ['diff --graph dot', 2],
  ['diff --graph mermaid', 2],
  ['diff --format knex', 2],
  ['revision -m Tags', 0],
  ['revision -m Nothing', 0],
  ['history', 0],
  ['heads', 0],
  ['plan', 0],
  ['upgrade', 0],
  ['current', 0],
  ['check --prove', 0],
  ['undo', 1],
  ['pull --out pulled', 0],
  ['pull --out pulled', 1],
  ['downgrade base', 0],
  ['stamp head', 0],
  ['stamp base', 0],
  ['undo', 0],
  ['seal', 0],
  ['merge', 0],
  ['unlock', 0],
  ['partitions', 1],
  ['release', 1],
];

test(
  'with --json each command prints one JSON value and nothing else, though modules of the project print',
  async () => {
    for (const name of ['trellis.config.ts', 'schema.ts'])
      project.write(
        name,
        `console.log('noise');\nconsole.info('noise');\n${readFileSync(join(project.root, name), 'utf8')}`,
      );
    for (const [line, expected] of commands) {
      const args = line.split(' ').filter((part) => part !== '');
      const { code, stdout, stderr } = await project.trellis([...args, '--json'], {
        DATABASE_URL: server.url,
      });
      expect([line, code, stderr]).toEqual([line, expected, expect.any(String)]);
      expect(JSON.parse(stdout)).toBeInstanceOf(Object);
    }
  },
  TIMEOUT,
);
