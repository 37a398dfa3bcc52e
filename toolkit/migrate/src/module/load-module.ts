import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { TrellisError } from '@trellis/model';
import type { Jiti } from 'jiti';

/**
 * Loads a module of the project, TypeScript or JavaScript, as it is on disk now.
 *
 * @param file an absolute path
 * @param alias files by the name of the package that they replace
 * @throws TrellisError `MODULE_MISSING` when there is no such file, `MODULE_FAILED` when it does not load;
 *   a TrellisError that the module throws is passed on
 */
export async function loadModule(
  file: string,
  alias: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>> {
  if (!existsSync(file))
    throw new TrellisError('MODULE_MISSING', `Expected a module at ${file}, found no file. Fix the path.`);
  return attempt(file, alias, (jiti) => jiti.import<Record<string, unknown>>(file));
}

/**
 * Evaluates the text of a module that is not on disk.
 *
 * @param source TypeScript
 * @param file the path that the module would have
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

/** Tries the fast transpiler first; where that fails, jiti's own loads the module or reports the error. */
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
    // The fast transpiler's cached output must not be used here.
    return await load(createJiti(import.meta.url, { ...common, fsCache: false }));
  } catch (error) {
    throw asModuleError(file, error);
  }
}

/**
 * Packages that the project's modules share with this program. They are loaded from this program's copy, so that
 * descriptors and the configuration need no build and no installed copy.
 */
function aliases(): Record<string, string> {
  return {
    '@trellis/model': createRequire(import.meta.url).resolve('@trellis/model'),
  };
}

function asModuleError(file: string, error: unknown): unknown {
  if (isOurs(error)) return error;
  const { message } = error as { message?: unknown };
  const reason = String(message ?? error).split('\n')[0];
  const place = thrownIn(error);
  return new TrellisError('MODULE_FAILED', `${file} does not load: ${reason}${place && ` (${place})`}`, {
    cause: error,
  });
}

/** The file and line of the project that threw an error, if its stack has one. */
function thrownIn(error: unknown): string {
  const { stack } = error as { stack?: unknown };
  const frames = String(stack ?? '').matchAll(
    /^ +at .*?((?:file:\/\/)?(?:\/|[A-Za-z]:\\)[^():]*:\d+):\d+\)?$/gm,
  );
  for (const [, frame = ''] of frames) {
    if (/\/node_modules\/|\\node_modules\\/.test(frame)) continue;
    return frame.startsWith('file:') ? frame.replace(/^file:\/\/(\/(?=[A-Za-z]:))?/, '') : frame;
  }
  return '';
}

/** Compares the name, not the class: the module may use another copy of the package. */
function isOurs(error: unknown): boolean {
  return (error as { name?: unknown } | undefined)?.name === 'TrellisError';
}
