import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';

/**
 * Writes a release to a folder, or only reads its history, and is killed at one of its file system operations:
 * `node killed-at.ts FOLDER write|look STEP`. A write at that step is only half done. The process exits normally if it
 * has fewer steps.
 */
const [folder = '', what, step] = process.argv.slice(2);
let left = Number(step);

/** Returns whether this is the step at which the process is killed. */
const now = () => left-- === 0;
const die = () => process.kill(process.pid, 'SIGKILL');

for (const name of ['mkdir', 'rename', 'rm'] as const) {
  const does = fs[name] as (...args: unknown[]) => Promise<unknown>;
  Object.assign(fs, { [name]: (...args: unknown[]) => (now() ? die() : does(...args)) });
}
const { open, writeFile } = fs;
Object.assign(fs, {
  async writeFile(file: string, text: string) {
    const last = now();
    await writeFile(file, last ? text.slice(0, text.length / 2) : text);
    if (last) die();
  },
  async open(path: string, flags: string) {
    const file = await open(path, flags);
    const write = file.writeFile.bind(file);
    const half = async (text: string) => {
      const last = now();
      await write(last ? text.slice(0, text.length / 2) : text);
      if (last) die();
    };
    return now() ? die() : Object.assign(file, { writeFile: half });
  },
});
syncBuiltinESMExports();

const { commit, inspectHistory } = await import('../src/history/index.ts');
if (what === 'look') await inspectHistory(folder);
else
  await commit(
    folder,
    { [join(folder, 'new.json')]: 'new', [join(folder, 'more/new.md')]: 'more' },
    (manifest) => ({ ...manifest, releases: { ...manifest.releases, '2.0.0': null } }),
    {
      moves: { [join(folder, 'old.md')]: join(folder, 'moved.md') },
      removed: [join(folder, 'gone.md')],
    },
  );
