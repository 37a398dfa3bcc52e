import { spawn } from 'node:child_process';

/**
 * Runs a program to its end.
 *
 * @returns what it printed
 * @throws Error with all that it printed when it fails
 */
export async function run(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  // A child must not take the settings of the package manager that runs this.
  const clean = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|pnpm_|NODE_OPTIONS|JEST_)/i.test(name),
  );
  const child = spawn(program, args, { cwd, env: { ...Object.fromEntries(clean), ...env } });
  let output = '';
  let all = '';
  child.stdout.on('data', (data) => {
    output += data;
    all += data;
  });
  child.stderr.on('data', (data) => {
    all += data;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${all}`);
  return output;
}
