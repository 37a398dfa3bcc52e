import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { writeAtomically } from '@trellis/files';
import envPaths from 'env-paths';

/**
 * Returns an initialized data folder with one database as a tar file. Loading it takes half a second, `initdb` five.
 * It is cached in the user's cache folder for each version of the engine.
 *
 * Safe between processes: the file is written under a temporary name and renamed.
 */
export async function template(): Promise<Blob> {
  const folder = process.env['TRELLIS_CACHE'] ?? envPaths('trellis', { suffix: '' }).cache;
  const file = join(folder, `pglite-${await engineVersion()}-single.tar`);
  const cached = await readFile(file).catch(() => undefined);
  // Read the whole file: a blob backed by the file breaks when another process replaces the file.
  return new Blob([cached ?? (await create(folder, file))]);
}

async function create(folder: string, file: string): Promise<Buffer<ArrayBuffer>> {
  const { PGlite } = await import('@electric-sql/pglite');
  const engine = await PGlite.create();
  // The engine serves one database. The other two make up most of the files that each start reads.
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
    // The cache only saves time: a read-only home directory, as in a container, must not fail.
  }
  return dump;
}

/** Returns the version of the installed engine, because it may not open a template of another version. */
async function engineVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(await readFile(join(dirname(entry), '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
