import { rename, rm, writeFile } from 'node:fs/promises';

/** Writes a file under another name and renames it then, so that it is there whole or not at all. */
export async function writeWhole(path: string, text: string): Promise<void> {
  try {
    await writeFile(`${path}.new`, text);
    await rename(`${path}.new`, path);
  } catch (error) {
    await rm(`${path}.new`, { force: true }).catch(() => {});
    throw nameIn(error, path);
  }
}

/** An error of the file system with the file in it: of a full disk, which it is told after opening one, it says none. */
export function nameIn(error: unknown, path: string): unknown {
  return Object.assign(error as NodeJS.ErrnoException, { path });
}
