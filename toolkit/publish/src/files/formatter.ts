import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { TrellisError } from '@trellis/model';

/**
 * Formats the contents of a file.
 *
 * @param path path of the file in its package, which determines the language
 * @param contents contents of the file
 * @returns the formatted contents
 * @example
 * import type { Formatter } from '@trellis/publish';
 *
 * const withHeader: Formatter = (path, contents) => `// ${path}\n${contents}`;
 */
export type Formatter = (path: string, contents: string) => string | Promise<string>;

/**
 * Returns a formatter that runs a command: the command reads the contents from standard input and prints them formatted
 * to standard output.
 *
 * @param command program and arguments; `{path}` in an argument stands for the path of the file
 * @param options `cwd`: folder in which the command runs
 * @throws TrellisError `FORMATTER_FAILED`, when it formats, if the command cannot be run or exits with an error
 * @example
 * import { commandFormatter } from '@trellis/publish';
 *
 * const biome = commandFormatter(['npx', 'biome', 'format', '--stdin-file-path={path}']);
 * console.log(await biome('src/rows.ts', 'export type A={}'));
 */
export function commandFormatter(
  command: readonly [program: string, ...args: string[]],
  options: { readonly cwd?: string } = {},
): Formatter {
  return async (path, contents) => {
    const [program, ...args] = command;
    const child = spawn(
      program,
      args.map((arg) => arg.replaceAll('{path}', path)),
      { ...options, stdio: 'pipe' },
    );
    const failure = new Promise<string>((resolve) => {
      child.on('error', (error) => resolve(error.message));
      child.on('close', (code, signal) => resolve(code === 0 ? '' : `exit code ${code ?? signal}`));
    });
    // A command that exits before it has read everything closes the pipe. Its exit code is the better error.
    child.stdin.on('error', () => {});
    child.stdin.end(contents);
    const [formatted, errors, reason] = await Promise.all([text(child.stdout), text(child.stderr), failure]);
    if (reason === '') return formatted;
    throw new TrellisError(
      'FORMATTER_FAILED',
      `The formatter ${program} failed for ${path}: ${errors.trim() || reason}. Run it by hand, or write without \`format\`.`,
    );
  };
}
