/*
 * `pnpm turbo TASK`: runs a task of this repository with turbo. A task comes before a subcommand of turbo with the
 * same name, such as `docs`. The pinned pnpm is on the path as an absolute folder, since turbo runs each task in
 * another folder.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endChildrenOnSignal, run } from './ground/child.mjs';
import { commandFile, root } from './ground/repository.mjs';

const { tasks } = JSON.parse(readFileSync(join(root, 'turbo.json'), 'utf8'));
const names = Object.keys(tasks).map((task) => task.replace(/^.*#/, ''));
const [first = '', ...rest] = process.argv.slice(2);
const args = names.includes(first) ? ['run', first, ...rest] : [first, ...rest].filter(Boolean);
endChildrenOnSignal();
const { code } = await run(process.execPath, [commandFile('turbo'), ...args, '--no-update-notifier'], {
  inherit: true,
});
process.exit(code);
