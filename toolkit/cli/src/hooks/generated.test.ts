import { expect, test } from '@jest/globals';
import { type GeneratedFiles, generatedProblems } from './generated.ts';

const node = (code: string) => `${process.execPath} -e '${code}'`;
const generate = 'npm run generate';

const cases: readonly (readonly [string, GeneratedFiles['check'], string?, RegExp?])[] = [
  ['fresh files of a command', node('console.log("3 files are up to date.")')],
  ['fresh files of a function', () => []],
  [
    'stale files of a command',
    node('console.log("stale src/rows.ts"); console.error("stale: docs/a b.md\\nRun it."); process.exit(1)'),
    'GENERATED_STALE',
    /^Generated files are stale: src\/rows\.ts, docs\/a b\.md\. Run `npm run generate`\.$/,
  ],
  [
    'stale files of a function',
    async () => ['src/validate.ts'],
    'GENERATED_STALE',
    /^Generated files are stale: src\/validate\.ts\. Run/,
  ],
  [
    'a command that fails otherwise',
    node('throw new Error("no schema")'),
    'GENERATED_UNCHECKED',
    /^The files of `npm run generate` cannot be checked: .* ended with 1: .*no schema/,
  ],
  ['a command without output', 'exit 7', 'GENERATED_UNCHECKED', /`exit 7` ended with 7: it printed nothing$/],
  [
    'a command that does not exist',
    'no-such-command-here',
    'GENERATED_UNCHECKED',
    /ended with 127: .*no-such-command-here/,
  ],
  [
    'a function that throws',
    () => {
      throw new Error('no\nschema');
    },
    'GENERATED_UNCHECKED',
    /cannot be checked: no schema$/,
  ],
];

test.each(cases.map(([title, check, code, message]) => [title, { check, code, message }] as const))(
  'judges %s',
  async (_, { check, code, message = /x/ }) => {
    const problems = await generatedProblems([{ check, generate }], process.cwd());
    expect(problems).toEqual(code === undefined ? [] : [{ code, message: expect.stringMatching(message) }]);
    for (const problem of problems) expect(problem.message).not.toContain('\n');
  },
);
