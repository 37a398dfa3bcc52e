import { statementError } from '@trellis/database';
import { TrellisError } from '@trellis/model';

/** What the operating system says of a file, and what to do. */
const FILES: Readonly<Record<string, readonly [got: string, todo: string]>> = {
  EACCES: ['no right to do so', 'Mend its rights.'],
  EPERM: ['no right to do so', 'Mend its rights.'],
  EROFS: ['a file system that cannot be written', 'Work on a copy that can be.'],
  ENOSPC: ['a full disk', 'Make room.'],
  EDQUOT: ['a full disk', 'Make room.'],
  EFBIG: ['a file that is too large for its disk', 'Make room.'],
  EIO: ['a disk that fails', 'Look after it.'],
  ENOTDIR: ['a file where a folder should be', 'Mend the path in the configuration.'],
  EISDIR: ['a folder where a file should be', 'Mend the path.'],
  EEXIST: ['one that is there already', 'Another process may have made it: look, and try again.'],
  ENOENT: ['none', 'Another process may have taken it away: look, and try again.'],
  ENAMETOOLONG: ['a name that is too long', 'Shorten it.'],
  ELOOP: ['a link that leads to itself', 'Mend the link.'],
};

const UNMADE = ['a place where no folder can be made', 'Mend the rights of the folders above.'] as const;

/**
 * What a database or a file system says, as an error of ours.
 *
 * @returns nothing when nobody foresaw it
 */
export function knownError(error: unknown): TrellisError | undefined {
  const { code = '', path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  // What goes wrong once a file is open is told without its name.
  const file = path !== undefined || syscall === 'write' || syscall === 'read' ? FILES[code] : undefined;
  if (file === undefined) return statementError(error);
  // Node says so of a folder that it may not make, where none is around it.
  const [got, todo] = syscall === 'mkdir' && code === 'ENOENT' ? UNMADE : file;
  return new TrellisError(
    'FILE_FAILED',
    `Expected to read or write ${path ?? 'a file'}, got ${got}. ${todo}`,
    {
      cause: error,
    },
  );
}
