import { expect, test } from '@jest/globals';
import { applyDiff, blocks, commandsOf } from './blocks.ts';

const readme = `# Title

Runs, see \`a.md\`:

\`\`\`sh
npm start   # starts

# a comment
A=1 npm test
\`\`\`

## Steps

1. Put it into \`src/a.ts\`, as in \`b.md\`.
2. Put it into \`src/b.ts\`:

   \`\`\`ts
   const a = {
     b: 1,
   };
   \`\`\`

   \`\`\`
   $ trellis check
   In step.
   \`\`\`
`;

test('reads the blocks of lists and paragraphs with the files that their text names', () => {
  expect(blocks(readme)).toEqual([
    {
      language: 'sh',
      code: 'npm start   # starts\n\n# a comment\nA=1 npm test\n',
      file: 'a.md',
      section: 'Title',
    },
    { language: 'ts', code: 'const a = {\n  b: 1,\n};\n', file: 'src/b.ts', section: 'Steps' },
    { language: '', code: '$ trellis check\nIn step.\n', file: undefined, section: 'Steps' },
  ]);
});

test('reads commands without their comments, and with the output that the text shows', () => {
  expect(blocks(readme).map(commandsOf)).toEqual([
    [
      { command: 'npm start', output: [] },
      { command: 'A=1 npm test', output: [] },
    ],
    [],
    [{ command: 'trellis check', output: ['In step.'] }],
  ]);
});

test('applies each part of a diff where its lines are', () => {
  expect(applyDiff('a\nb\nc\nd\n', ' a\n+x\n@@\n-c\n d\n+e\n')).toBe('a\nx\nb\nd\ne\n');
});

test.each([' z\n+x\n', ' a\n+x\n'])('refuses a diff whose lines do not occur exactly once: %j', (diff) => {
  expect(() => applyDiff('a\nb\na\n', diff)).toThrow('Expected these lines once');
});
