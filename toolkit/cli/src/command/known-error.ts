import { statementError } from '@trellis/database/internal';
import { TrellisError } from '@trellis/model';

/** Reasons of the operating system by error code, with their remedies. */
const FILES: Readonly<Record<string, readonly [reason: string, todo: string]>> = {
  EACCES: ['permission denied', 'Fix its permissions.'],
  EPERM: ['permission denied', 'Fix its permissions.'],
  EROFS: ['the file system is read-only', 'Work on a copy that is writable.'],
  ENOSPC: ['the disk is full', 'Free some space.'],
  EDQUOT: ['the disk quota is used up', 'Free some space.'],
  EFBIG: ['the file is too large for its disk', 'Free some space.'],
  EIO: ['the disk failed', 'Check the disk.'],
  ENOTDIR: ['a file is where a folder should be', 'Fix the path in the configuration.'],
  EISDIR: ['a folder is where a file should be', 'Fix the path.'],
  EEXIST: ['it exists already', 'Another process may have created it: look at it, and try again.'],
  ENOENT: ['it does not exist', 'Another process may have removed it: look for it, and try again.'],
  ENAMETOOLONG: ['the name is too long', 'Shorten it.'],
  ELOOP: ['a symbolic link leads to itself', 'Fix the link.'],
};

const NO_FOLDER = [
  'the folder cannot be created',
  'Check the path and the permissions of the folders above.',
] as const;

/**
 * Converts an error of the database or the file system to a TrellisError.
 *
 * @returns undefined for an unexpected error
 */
export function knownError(error: unknown): TrellisError | undefined {
  const { code = '', path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  // Errors of reading or writing an open file have no path.
  const file = path !== undefined || syscall === 'write' || syscall === 'read' ? FILES[code] : undefined;
  if (file === undefined) return statementError(error);
  // Node reports ENOENT for a folder that it cannot create because its parent is missing.
  const [reason, todo] = syscall === 'mkdir' && code === 'ENOENT' ? NO_FOLDER : file;
  return new TrellisError('FILE_FAILED', `Cannot read or write ${path ?? 'a file'}: ${reason}. ${todo}`, {
    cause: error,
  });
}
