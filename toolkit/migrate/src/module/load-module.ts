import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
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
  return attempt(file, alias, async (jiti) => {
    await expectNames(await readFile(file, 'utf8'), file);
    return jiti.import<Record<string, unknown>>(file);
  });
}

/**
 * Evaluates the text of a module that is not on disk.
 *
 * @param source TypeScript
 * @param file the path that the module would have
 * @throws TrellisError `MODULE_FAILED`
 */
export async function evaluateModule(source: string, file: string): Promise<Record<string, unknown>> {
  return attempt(file, {}, async (jiti) => {
    await expectNames(source, file);
    return (await jiti.evalModule(source, { filename: file, async: true })) as Record<string, unknown>;
  });
}

/** Expects that names exist which modules import. One that imports none by name needs no parser. */
async function expectNames(source: string, file: string): Promise<void> {
  if (!/\bfrom\s*['"]/.test(source)) return;
  const { expectExports } = await import('./imported-names.ts');
  expectExports(source, file);
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
    throw moduleError(file, error);
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

/**
 * Returns the error about a module that does not load, with the reason and the place in the project. A TrellisError that
 * the module throws is passed on.
 *
 * @param file the path of the module
 * @param error any value: a module can throw null
 */
export function moduleError(file: string, error: unknown): unknown {
  if (isOurs(error)) return error;
  const { message = error, stack = message } = Object(error) as { message?: unknown; stack?: unknown };
  const shown = typeof message === 'string' ? message : inspect(message);
  const reason = (shown.split('\n')[0] ?? '').trim().replace(/\.$/, '');
  const place = placeIn(typeof stack === 'string' ? stack : '');
  const text = `${file} does not load: ${reason}${place && ` (${place})`}. Fix the module.`;
  return new TrellisError('MODULE_FAILED', text, { cause: error });
}

/**
 * The frames of a stack with a path, not those of Node itself; the line of a syntax error; and the file that imports one
 * that does not exist.
 */
const PLACES =
  /^(?: +at (?:.* )?\(?| |- )((?:file:\/\/)?(?:\/|[A-Za-z]:\\)[^():\n]*(?::\d+)?)(?::\d+)?\)?$/gm;

/** Returns the first file of the project in a stack, with its line, or an empty text. */
function placeIn(stack: string): string {
  const places = [...stack.matchAll(PLACES)].map(([, place = '']) =>
    place.replace(/^file:\/\/(\/(?=[A-Za-z]:))?/, ''),
  );
  return places.find((place) => !/[/\\]node_modules[/\\]/.test(place) && !place.startsWith(OWN)) ?? '';
}

const OWN = fileURLToPath(import.meta.url);

/** Compares the name, not the class: the module may use another copy of the package. */
function isOurs(error: unknown): boolean {
  return (error as { name?: unknown } | undefined)?.name === 'TrellisError';
}
