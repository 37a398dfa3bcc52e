import { spawn } from 'node:child_process';

/**
 * Runs a program to its end.
 *
 * @param env environment variables besides those of this process
 * @returns its standard output
 * @throws Error with its whole output when it fails
 */
export async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  // The child must not inherit the settings of the package manager that runs the tests.
  const clean = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|pnpm_|NODE_OPTIONS|JEST_)/i.test(name),
  );
  const child = spawn(program, args, { cwd, env: { ...Object.fromEntries(clean), ...env } });
  let output = '';
  let everything = '';
  child.stdout.on('data', (data) => {
    output += data;
    everything += data;
  });
  child.stderr.on('data', (data) => {
    everything += data;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with exit code ${code}:\n${everything}`);
  return output;
}
