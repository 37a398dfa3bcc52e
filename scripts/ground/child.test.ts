import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { run } from './child.mjs';

const child = JSON.stringify(pathToFileURL(join(__dirname, 'child.mjs')).href);

test('returns the exit code and the output of a child, and calls back with each line', async () => {
  const lines: string[] = [];
  const script = "console.log('one'); console.error('two'); process.exitCode = 7;";
  const ended = await run(process.execPath, ['-e', script], { onLine: (line) => lines.push(line) });
  expect(ended.code).toBe(7);
  expect(ended.output.split('\n').filter(Boolean).sort()).toEqual(['one', 'two']);
  expect(lines.sort()).toEqual(['one', 'two']);
});

test('returns exit code 127 and a message when the program does not exist', async () => {
  const ended = await run('no-such-program-anywhere', []);
  expect(ended.code).toBe(127);
  expect(ended.output).toContain('no-such-program-anywhere');
});

test('disables telemetry in a child and removes the settings that npm passes to its scripts', async () => {
  process.env['npm_config_prefix'] = '/somewhere';
  const script =
    'console.log(JSON.stringify([process.env.TURBO_TELEMETRY_DISABLED, process.env.npm_config_prefix]))';
  const { output } = await run(process.execPath, ['-e', script]);
  delete process.env['npm_config_prefix'];
  expect(JSON.parse(output)).toEqual(['1', null]);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a child and the processes that it started, and prints a line',
  async (signal) => {
    const grandchild = "setInterval(() => {}, 1000); process.stdout.write('ready')";
    const middle = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(grandchild)}], { stdio: 'inherit' }); setInterval(() => {}, 1000);`;
    const script = `import(${child}).then(({ run, endChildrenOnSignal }) => { endChildrenOnSignal('Go on.'); return run(process.execPath, ['-e', ${JSON.stringify(middle)}], { inherit: true }); });`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = text(parent.stderr);
    await once(parent.stdout, 'data');
    parent.kill(signal);
    // The pipe closes when the last process that holds it ends: the child of the child.
    const [[code]] = await Promise.all([once(parent, 'exit'), once(parent.stdout, 'close')]);
    expect(code).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(await printed).toBe(`INTERRUPTED: Stopped by ${signal}. Go on.\n`);
  },
);

test('a second signal kills a child that ignores the first one', async () => {
  const stubborn =
    "process.on('SIGINT', () => process.stdout.write('ignored')); setInterval(() => {}, 1000); process.stdout.write('ready')";
  const script = `import(${child}).then(({ run, endChildrenOnSignal }) => { endChildrenOnSignal(); return run(process.execPath, ['-e', ${JSON.stringify(stubborn)}], { inherit: true }); });`;
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  for (let at = 0; at < 2; at++) {
    await once(parent.stdout, 'data');
    parent.kill('SIGINT');
  }
  const [[code]] = await Promise.all([once(parent, 'exit'), once(parent.stdout, 'close')]);
  expect(code).toBe(130);
});
