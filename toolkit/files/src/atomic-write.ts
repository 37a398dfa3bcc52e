import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * Writes a file completely or not at all: writes a temporary file and renames it.
 *
 * A killed process can leave the temporary file (see {@link temporaryPath}), but never an incomplete file.
 *
 * @param path the file; its folder must exist
 * @param content the complete content
 * @throws the error of the file system with `path` set, which Node.js does not set for a full disk
 * @example
 * import { writeAtomically } from '@trellis/files';
 *
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
 * Returns the path of the temporary file of {@link writeAtomically}.
 *
 * @param path the file
 * @param pid the process that writes. Default: this process
 * @example
 * import { temporaryPath } from '@trellis/files';
 *
 * temporaryPath('history.json', 42); // 'history.json.42.new'
 */
export function temporaryPath(path: string, pid: number = process.pid): string {
  return `${path}.${pid}.new`;
}

/** Sets the path of an error of the file system. */
export function withPath(error: unknown, path: string): unknown {
  return Object.assign(error as NodeJS.ErrnoException, { path });
}
