import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { publishedFiles, writePublished } from '@trellis/publish';
import { shop } from '../src/shop.ts';
import { run } from './run.ts';
import { program } from './workshop.ts';

const SCHEMA = resolve(__dirname, '..');

/**
 * Makes the package as it was at an earlier release: built, ready to be packed. The release is the one before the
 * view `order_totals`, so that the descriptors are those of today without it.
 *
 * @param folder where, within the workspace, so that its dependencies are found
 * @param release its version, and the migrations that led to it
 */
export async function makeOlder(
  folder: string,
  release: { readonly version: string; readonly migrations: readonly string[] },
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(SCHEMA, 'src'), join(folder, 'src'), { recursive: true });
  await symlink(join(SCHEMA, 'node_modules'), join(folder, 'node_modules'));
  const edit = async (path: string, change: (text: string) => string) => {
    const text = await readFile(join(SCHEMA, path), 'utf8');
    const changed = change(text);
    if (changed === text) throw new Error(`Expected ${path} to tell of something to take out, got none.`);
    await writeFile(join(folder, path), changed);
  };
  const without = (pattern: RegExp) => (text: string) =>
    text
      .split('\n')
      .filter((line) => !pattern.test(line))
      .join('\n');
  await edit('src/shop.ts', without(/orderTotals/));
  await edit('src/index.ts', without(/orderTotals/));
  await edit('src/knex.ts', (text) =>
    text
      .replace(', KnexViews<ViewRows>', '')
      .replace('KnexTables, KnexViews', 'KnexTables')
      .replace('TableRows, ViewRows', 'TableRows'),
  );
  await edit('tsup.config.ts', (text) => text.replace('../../tsup', resolve(SCHEMA, '../../tsup')));
  await edit('package.json', (text) => {
    const { scripts, devDependencies, ...manifest } = JSON.parse(text);
    const dependencies = { '@trellis/model': '*', '@trellis/query': '*' };
    return JSON.stringify({ ...manifest, version: release.version, dependencies });
  });
  const { views, ...tables } = shop;
  await writePublished(folder, publishedFiles(tables, { release }));
  const options = { extends: resolve(SCHEMA, '../../tsconfig.base.json'), include: ['src'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(options));
  await run(process.execPath, [program('tsup', 'dist/cli-default.js')], folder);
}
