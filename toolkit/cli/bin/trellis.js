#!/usr/bin/env node
// Committed, so that a package manager links it on a clean clone, where nothing is built yet. Where the
// sources exist and the build is missing or older, the sources run. A published package has no sources.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const args = process.argv.slice(2);
const built = new URL('../dist/cli.js', import.meta.url);
const source = fileURLToPath(new URL('../src/command/start.ts', import.meta.url));

if (!existsSync(source) || isFresh()) {
  const { main } = await import(built.href);
  process.exitCode = await main(args);
} else {
  const flags = ['--conditions=trellis-source', '--import', import.meta.resolve('tsx')];
  const child = spawn(process.execPath, [...flags, source, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // The channel tells the child when this process is killed.
  // Ctrl-C reaches both processes: the child cleans up, and this one waits for it.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** Whether this package and those that it uses were built after their last edit. */
function isFresh() {
  return ['cli', 'release', 'verify', 'migrate', 'plan', 'database', 'files', 'model'].every((name) => {
    const folder = fileURLToPath(new URL(`../../${name}`, import.meta.url));
    const entries = [join(folder, 'dist/index.js'), ...(name === 'cli' ? [fileURLToPath(built)] : [])];
    return entries.every(existsSync) && newest(join(folder, 'src')) < Math.min(...entries.map(modified));
  });
}

/** When anything in a folder was changed last: a file's text, or which files there are. */
function newest(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Math.max(
    modified(folder),
    ...entries.map(({ parentPath, name }) => modified(join(parentPath, name))),
  );
}

function modified(path) {
  return statSync(path).mtimeMs;
}
