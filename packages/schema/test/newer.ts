import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { integer, table, text } from '@trellis/model';
import { publishedFiles, writePublished } from '@trellis/publish';
import { run } from '@trellis/testing/run';
import { shop } from '../src/shop.ts';
import { program } from './packages.ts';

const SCHEMA = resolve(__dirname, '..');

/** The table that the later release adds. */
const notes = table('notes', {
  columns: { note_id: integer({ identity: 'always', primaryKey: true }), body: text() },
});

/** The schema of the later release. */
export const newer = { ...shop, tables: { ...shop.tables, notes } };

/**
 * Builds the package at a later release with one more table, ready to be packed.
 *
 * @param folder a folder within the workspace, so that its dependencies resolve
 * @param release the later version and the migrations that lead to it
 */
export async function buildNewer(
  folder: string,
  release: { readonly version: string; readonly migrations: readonly string[] },
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  // The tests belong to the package at its own release, and need files that are not copied.
  const filter = (path: string) => !path.endsWith('.test.ts');
  await cp(join(SCHEMA, 'src'), join(folder, 'src'), { recursive: true, filter });
  await symlink(join(SCHEMA, 'node_modules'), join(folder, 'node_modules'));
  const edit = async (path: string, change: (text: string) => string) => {
    await writeFile(join(folder, path), change(await readFile(join(SCHEMA, path), 'utf8')));
  };
  await edit('src/shop.ts', (text) =>
    text
      .replace('{ defineSchema }', '{ defineSchema, integer, table, text }')
      .replace(
        'tables: {',
        `tables: { notes: table('notes', { columns: { note_id: integer({ identity: 'always', primaryKey: true }), body: text() } }),`,
      ),
  );
  await edit('tsup.config.ts', (text) => text.replace('../../tsup', resolve(SCHEMA, '../../tsup')));
  await edit('package.json', (text) => {
    const { scripts, devDependencies, ...manifest } = JSON.parse(text);
    const dependencies = { '@trellis/model': '*', '@trellis/query': '*' };
    return JSON.stringify({ ...manifest, version: release.version, dependencies });
  });
  await writePublished(folder, publishedFiles(newer, { release }));
  const references = ['model', 'query'].map((name) => ({ path: resolve(SCHEMA, '../../toolkit', name) }));
  const options = { extends: resolve(SCHEMA, '../../tsconfig.package.json'), include: ['src'], references };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(options));
  await run(process.execPath, [program('typescript', 'bin/tsc'), '-b'], folder);
  await run(process.execPath, [program('tsup', 'dist/cli-default.js')], folder);
}
