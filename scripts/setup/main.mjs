import { endChildrenOnSignal } from '../ground/child.mjs';
import { install, isInstalled } from '../ground/dependencies.mjs';
import { step } from '../ground/step.mjs';

/** Installs the dependencies unless they are installed. */
export async function main() {
  endChildrenOnSignal('Run `npm run setup` again to continue.');
  if (isInstalled()) return;
  const { code, output } = await step('Install the dependencies', async (onLine) => {
    const ended = await install(onLine);
    return { ...ended, ok: ended.code === 0 };
  });
  if (code !== 0) console.error(output.trimEnd());
  process.exit(code);
}
