import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

/**
 * Bundles a program of the workspace from its sources, so that a test can start it often: starting the sources takes
 * two seconds of processor time, most of it to transform them again.
 *
 * @param source the path of the program's TypeScript file
 * @returns the arguments for Node that start it
 */
export async function programOf(source: string): Promise<readonly string[]> {
  const folder = packageFolder(source);
  const name = createHash('sha256').update(source).digest('hex').slice(0, 16);
  const outfile = join(folder, '.cache', `program-${name}.mjs`);
  const { outputFiles } = await build({
    entryPoints: [source],
    outfile,
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['trellis-source'],
    sourcemap: 'inline',
    plugins: [librariesByPath, ownLocations],
    logLevel: 'error',
  });
  // Test files that run at the same time may write the same program.
  const written = `${outfile}.${process.pid}`;
  await mkdir(dirname(outfile), { recursive: true });
  await writeFile(written, outputFiles[0]?.contents ?? '');
  await rename(written, outfile);
  return ['--conditions=trellis-source', '--enable-source-maps', outfile];
}

/** Leaves libraries out of the bundle, under the path that the importing file finds them at. */
const librariesByPath: Plugin = {
  name: 'libraries by path',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === librariesByPath || path.startsWith('node:') || /^@(trellis|shop)\//.test(path))
        return;
      const { path: found, errors } = await resolve(path, { ...from, pluginData: librariesByPath });
      if (errors.length > 0) return { path, external: true };
      return { path: existsSync(found) ? pathToFileURL(found).href : found, external: true };
    });
  },
};

/** Gives each source the location that it has outside the bundle, for what it finds beside itself. */
const ownLocations: Plugin = {
  name: 'own locations',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: 'ts' };
    });
  },
};

/** The folder of the package that a file is in. */
function packageFolder(file: string): string {
  const folder = dirname(file);
  return existsSync(join(folder, 'package.json')) ? folder : packageFolder(folder);
}
