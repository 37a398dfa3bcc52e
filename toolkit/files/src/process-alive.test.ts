import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { isAlive, processMark } from './process-alive.ts';

const linux = existsSync('/proc/self/stat') ? test : test.skip;

test('a process is alive until it has ended', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const { pid = 0 } = child;
  await once(child, 'spawn');
  const mark = processMark(pid);
  expect([isAlive(pid), isAlive(pid, mark)]).toEqual([true, true]);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect([isAlive(pid), isAlive(pid, mark)]).toEqual([false, false]);
});

linux('another process with the id of one that has ended is not that one', () => {
  expect(isAlive(process.pid, processMark())).toBe(true);
  expect(isAlive(process.pid, 'an earlier boot 1')).toBe(false);
  expect(isAlive(process.pid, processMark(process.ppid))).toBe(false);
});

linux('a process that has ended and that its parent has not collected is not alive', async () => {
  // exec replaces the shell by a program that never collects its children.
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 30']);
  const [output] = (await once(parent.stdout, 'data')) as [Buffer];
  const pid = Number(output.toString());
  while (isAlive(pid)) await new Promise((resolve) => setImmediate(resolve));
  expect(() => process.kill(pid, 0)).not.toThrow();
  parent.kill('SIGKILL');
  await once(parent, 'exit');
});
