#!/usr/bin/env node
// Committed, so that a package manager links it on a clean clone, where nothing is built yet: the
// sources serve then.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const args = process.argv.slice(2);
const built = new URL('../dist/cli.js', import.meta.url);

if (existsSync(built)) {
  const { main } = await import(built.href);
  process.exitCode = await main(args);
} else {
  const source = fileURLToPath(new URL('../src/cli/start.ts', import.meta.url));
  const flags = ['--conditions=trellis-source', '--import', import.meta.resolve('tsx')];
  const child = spawn(process.execPath, [...flags, source, ...args], { stdio: 'inherit' });
  // A Ctrl-C reaches both: the child cleans up, and this one waits for it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
}
