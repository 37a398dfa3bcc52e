import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

/** How a shell command ended. */
export interface ShellResult {
  /** The exit code, or the name of the signal. */
  readonly end: number | NodeJS.Signals;
  readonly output: string;
  readonly errors: string;
}

/**
 * Runs a shell command of the project. Its output does not mix with a result in JSON.
 *
 * @param line the command with its arguments
 * @param root the folder that it runs in; commands of its `node_modules/.bin` are found
 */
export function runShell(line: string, root: string): Promise<ShellResult> {
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
  return new Promise((resolve, reject) => {
    const child = spawn(line, {
      cwd: root,
      shell: true,
      env: { ...process.env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [output, errors] = ['', ''];
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      errors += data;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ end: code ?? signal ?? 1, output, errors }));
  });
}
