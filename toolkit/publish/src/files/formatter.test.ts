import { expect, test } from '@jest/globals';
import { commandFormatter } from './formatter.ts';

/** Returns a formatter that runs a program for Node. */
const node = (program: string) => commandFormatter([process.execPath, '-e', program, '{path}']);

test('returns what the command prints', async () => {
  const format = node(
    'process.stdin.on("data", (data) => console.log(process.argv[1], String(data).toUpperCase()))',
  );
  expect(await format('src/rows.ts', 'größe\n')).toBe('src/rows.ts GRÖSSE\n\n');
});

test.each([
  [
    'what the command reports',
    'console.error("1:8 no such syntax"); process.exitCode = 1',
    '1:8 no such syntax',
  ],
  ['the exit code of a silent command', 'process.exit(3)', 'exit code 3'],
])('reports %s', async (_, program, reason) => {
  await expect(node(program)('src/rows.ts', 'x'.repeat(1_000_000))).rejects.toThrow(
    expect.objectContaining({
      code: 'FORMATTER_FAILED',
      message: expect.stringContaining(`failed for src/rows.ts: ${reason}. Run it by hand`),
    }),
  );
});

test('reports a command that does not exist', async () => {
  await expect(commandFormatter(['no-such-formatter'])('a.ts', '')).rejects.toThrow('ENOENT');
});
