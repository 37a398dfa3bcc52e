import { readFileSync } from 'node:fs';

/**
 * Returns whether a process with this id runs on this machine, including processes of other users. A process that has
 * ended does not, even if nothing has collected it yet, or if another process has its id now.
 *
 * @param pid the process id
 * @param mark the process's {@link processMark}, as it was recorded. Without it, any process with the id counts
 * @example
 * import { isAlive } from '@trellis/files';
 *
 * isAlive(process.pid); // true
 */
export function isAlive(pid: number, mark?: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const status = statusOf(pid);
  if (status === undefined) return true;
  return !ENDED.includes(status.state) && (mark === undefined || status.mark === mark);
}

/**
 * Returns a text that identifies a process among those that have the same id over time, as after a restart of a
 * container. Returns undefined if the system does not provide one.
 *
 * @param pid the process id. Default: this process
 * @example
 * import { isAlive, processMark } from '@trellis/files';
 *
 * const mark = processMark(42);
 * isAlive(42, mark); // false once this process has ended, even if another has its id
 */
export function processMark(pid: number = process.pid): string | undefined {
  return statusOf(pid)?.mark;
}

/** Processes that have ended, but that their parent has not collected. */
const ENDED = ['Z', 'X'];

interface Status {
  readonly state: string;
  readonly mark: string;
}

/** Reads a process's status where the system has it as a file (Linux). */
function statusOf(pid: number): Status | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name of the program, in parentheses, may contain anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, start] = [fields[0], fields[19]];
    return state && start ? { state, mark: `${boot} ${start}` } : undefined;
  } catch {
    return undefined;
  }
}
