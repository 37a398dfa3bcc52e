/* `npm run release:version`: applies the waiting changesets, and generates what names a version. */
import { endChildrenOnSignal, run } from '../ground/child.mjs';
import { commandFile, root } from '../ground/repository.mjs';
import { versionCommand } from './version-command.mjs';

endChildrenOnSignal();
const pnpm = [process.execPath, commandFile('pnpm'), '--silent'];
const command = await versionCommand(root);
const commands =
  command.length === 0
    ? []
    : [
        command,
        [...pnpm, '--filter', '@shop/schema', 'run', 'generate'],
        [...pnpm, '--filter', '@shop/docs', 'run', 'docs'],
      ];
if (command.length === 0) console.log('Nothing to release: there are no changesets.');
for (const [program = '', ...args] of commands) {
  const { code } = await run(program, args, { inherit: true });
  if (code !== 0) process.exit(code);
}
