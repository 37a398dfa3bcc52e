import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Writes descriptors to a folder over those that exist, and is killed instead of completing one of its files:
 * `node killed-pull.ts FOLDER SOURCES STEP`.
 */
const [folder = '', sources = '{}', step] = process.argv.slice(2);
let left = Number(step);

const { rename } = fs;
Object.assign(fs, {
  rename: (from: string, to: string) =>
    left-- === 0 ? process.kill(process.pid, 'SIGKILL') : rename(from, to),
});
syncBuiltinESMExports();

const { writeDescriptors } = await import('../src/pull/write-descriptors.ts');
await writeDescriptors({ folder, sources: JSON.parse(sources), force: true });
