import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { writeAtomically } from '@trellis/files';
import envPaths from 'env-paths';

/**
 * A freshly initialised data folder as a tar file, with its one database, to open a new one from: `initdb`
 * takes five seconds, this half of one. Made once for each version of the engine, in the user's cache.
 *
 * Safe between processes: it is made under another name and renamed when it is whole.
 */
export async function template(): Promise<Blob> {
  const folder = process.env['TRELLIS_CACHE'] ?? envPaths('trellis', { suffix: '' }).cache;
  const file = join(folder, `pglite-${await engineVersion()}-single.tar`);
  const kept = await readFile(file).catch(() => undefined);
  // Read at once: a blob over the file itself goes bad when another process renames its own over it.
  return new Blob([kept ?? (await make(folder, file))]);
}

async function make(folder: string, file: string): Promise<Buffer<ArrayBuffer>> {
  const { PGlite } = await import('@electric-sql/pglite');
  const engine = await PGlite.create();
  // The engine serves one database, and the other two are most of the files that each start has to read.
  for (const name of ['template0', 'template1']) {
    await engine.query('update pg_database set datistemplate = false where datname = $1', [name]);
    await engine.exec(`drop database ${name}`);
  }
  const dump = Buffer.from(await (await engine.dumpDataDir('none')).arrayBuffer());
  await engine.close();
  try {
    await mkdir(folder, { recursive: true });
    await writeAtomically(file, dump);
  } catch {
    // It only saves time: a read-only home directory, as in a container, is no reason to fail.
  }
  return dump;
}

/** The version of the engine that is installed: a template of another may not open. */
async function engineVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
