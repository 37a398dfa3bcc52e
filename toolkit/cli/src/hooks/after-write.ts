import { TrellisError } from '@trellis/model';
import { shellQuoted } from '@trellis/plan/internal';
import { runShell } from './shell.ts';

/** A hook after files are written: a shell command, to which their paths are appended, or a function of the paths. */
export type AfterWrite = string | ((files: readonly string[]) => void | Promise<void>);

/**
 * Calls the hook with the paths of written files.
 *
 * @param root the folder that a command runs in; commands of its `node_modules/.bin` are found
 * @throws TrellisError `AFTER_WRITE_FAILED` with the reason; the files are kept
 */
export async function runAfterWrite(
  hook: AfterWrite | undefined,
  files: readonly string[],
  root: string,
): Promise<void> {
  if (hook === undefined || files.length === 0) return;
  try {
    if (typeof hook === 'string') await runCommand(hook, files, root);
    else await hook(files);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new TrellisError(
      'AFTER_WRITE_FAILED',
      `The files are written, but \`afterWrite\` failed: ${reason.replace(/\s+/g, ' ').trim()}. Fix it, and run it on ${files.join(', ')}.`,
      { cause, details: { files } },
    );
  }
}

async function runCommand(command: string, files: readonly string[], root: string): Promise<void> {
  const paths = files.map((file) => shellQuoted(file)).join(' ');
  const line = command.includes('{files}')
    ? command.replaceAll('{files}', () => paths)
    : `${command} ${paths}`;
  const { end, errors } = await runShell(line, root);
  if (end !== 0)
    throw new Error(
      `${command} ended with ${typeof end === 'number' ? `exit code ${end}` : end}${reasonIn(errors)}`,
    );
}

function reasonIn(errors: string): string {
  const text = errors.trim().slice(-500);
  return text === '' ? '' : ` (${text})`;
}
