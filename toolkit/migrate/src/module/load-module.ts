import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { TrellisError } from '@trellis/model';
import type { Jiti } from 'jiti';

/**
 * Loads a module of the project, TypeScript or JavaScript, as it is on the disk now.
 *
 * @param file an absolute path
 * @param alias files by the name of the package that they replace
 * @throws TrellisError `MODULE_MISSING` when there is no such file, `MODULE_FAILED` when it does not load;
 *   a TrellisError that the module itself throws comes through as it is
 */
export async function loadModule(
  file: string,
  alias: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>> {
  if (!existsSync(file))
    throw new TrellisError('MODULE_MISSING', `Expected a module at ${file}, got no file. Mend the path.`);
  return attempt(file, alias, (jiti) => jiti.import<Record<string, unknown>>(file));
}

/**
 * Evaluates the text of a module that is not on the disk (yet).
 *
 * @param source TypeScript
 * @param file where it would be
 * @throws TrellisError `MODULE_FAILED`
 */
export async function evaluateModule(source: string, file: string): Promise<Record<string, unknown>> {
  return attempt(
    file,
    {},
    async (jiti) =>
      (await jiti.evalModule(source, { filename: file, async: true })) as Record<string, unknown>,
  );
}

/** The quick way first; where that fails, the thorough one does it, or says why not. */
async function attempt<T>(
  file: string,
  alias: Readonly<Record<string, string>>,
  load: (jiti: Jiti) => Promise<T>,
): Promise<T> {
  const { createJiti, transpile } = await import('./transpile.ts');
  const common = { moduleCache: false, interopDefault: false, alias: { ...aliases(), ...alias } };
  try {
    return await load(createJiti(import.meta.url, { ...common, transform: transpile }));
  } catch (error) {
    if (isOurs(error)) throw error;
  }
  try {
    // What the quick way kept of a file is not to be had here.
    return await load(createJiti(import.meta.url, { ...common, fsCache: false }));
  } catch (error) {
    throw asModuleError(file, error);
  }
}

/**
 * What a project's own modules and this program have to share is loaded from where this program has
 * it, so that descriptors and the configuration need no build and no installed copy to be read.
 */
function aliases(): Record<string, string> {
  return {
    '@trellis/model': createRequire(import.meta.url).resolve('@trellis/model'),
  };
}

function asModuleError(file: string, error: unknown): unknown {
  if (isOurs(error)) return error;
  const { message } = error as { message?: unknown };
  const said = String(message ?? error).split('\n')[0];
  return new TrellisError('MODULE_FAILED', `Expected ${file} to load, got: ${said}`, { cause: error });
}

/** By its name and not its class: the module may have got it from another copy of the package. */
function isOurs(error: unknown): boolean {
  return (error as { name?: unknown } | undefined)?.name === 'TrellisError';
}
