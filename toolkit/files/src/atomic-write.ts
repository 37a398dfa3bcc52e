import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * Writes a file completely or not at all: under a temporary name first, which is then renamed.
 *
 * A killed process may leave the temporary file (see `temporaryPath`), never half of the file itself.
 *
 * @param path the file; its folder must exist
 * @param content the whole content
 * @throws the error of the file system, with `path` set: a full disk reports none by itself
 * @example
 * import { writeAtomically } from '@trellis/files';
 * await writeAtomically('history.json', '{}\n');
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = temporaryPath(path);
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw withPath(error, path);
  }
}

/**
 * The temporary name under which a process writes a file.
 *
 * @param path the file
 * @param pid the process that writes; this one when left out
 * @example
 * import { temporaryPath } from '@trellis/files';
 * temporaryPath('history.json', 42); // 'history.json.42.new'
 */
export function temporaryPath(path: string, pid: number = process.pid): string {
  return `${path}.${pid}.new`;
}

/** The error of a file system with the path of the file that it is about. */
export function withPath(error: unknown, path: string): unknown {
  return Object.assign(error as NodeJS.ErrnoException, { path });
}
