/**
 * Returns whether a process with this id runs on this machine, including processes of other users.
 *
 * @param pid the process id
 * @example
 * import { isAlive } from '@trellis/files';
 *
 * isAlive(process.pid); // true
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
