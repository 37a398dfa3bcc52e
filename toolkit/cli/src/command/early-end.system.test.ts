import { expect, test } from '@jest/globals';
import { commandProject, TIMEOUT } from '../../test/command-project.ts';

const project = commandProject();

const ENDED = /^MODULE_FAILED: The process ended before the command\. [^\n]+\n$/;

test.each([
  ['process.exit(0);', ENDED],
  ['process.exit(3);', ENDED],
  ['await new Promise(() => {});', ENDED],
  [
    "setTimeout(() => { throw new Error('late'); }, 1); await new Promise((r) => setTimeout(r, 100));",
    /^UNEXPECTED: late\n/,
  ],
  [
    "void Promise.reject(new Error('late')); await new Promise((r) => setTimeout(r, 100));",
    /^UNEXPECTED: late\n/,
  ],
])(
  'a descriptor file with `%s` fails with an error of one line',
  async (text, error) => {
    project.write('schema.ts', text);
    const { code, stderr } = await project.trellis(['check']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(error)]);
    const json = await project.trellis(['check', '--json']);
    expect([json.code, JSON.parse(json.stdout)]).toMatchObject([
      1,
      { error: { message: expect.any(String) } },
    ]);
  },
  TIMEOUT,
);
