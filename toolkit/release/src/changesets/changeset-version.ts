import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { TrellisError } from '@trellis/model';

/**
 * Lets `changeset version` take the pending changesets into the versions and changelogs of the packages.
 *
 * @param root the repository's root, where @changesets/cli is installed
 * @param onStart told the process that does it before that has done anything
 * @throws TrellisError `CHANGESETS_MISSING`, `CHANGESETS_FAILED`
 */
export async function changesetVersion(root: string, onStart: (pid: number) => void): Promise<void> {
  const bin = changesetsBin(root);
  const output: string[] = [];
  const child = spawn(process.execPath, [bin, 'version'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    if (child.pid !== undefined) onStart(child.pid);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  child.stdout.on('data', (data: Buffer) => output.push(data.toString()));
  child.stderr.on('data', (data: Buffer) => output.push(data.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0)
    throw new TrellisError(
      'CHANGESETS_FAILED',
      `Expected \`changeset version\` to end well, got exit code ${code}: ${output.join('').trim().split('\n').at(-1) ?? ''}`,
      { details: output.join('') },
    );
}

function changesetsBin(root: string): string {
  try {
    return createRequire(join(root, 'package.json')).resolve('@changesets/cli/bin.js');
  } catch (cause) {
    throw new TrellisError(
      'CHANGESETS_MISSING',
      `Expected @changesets/cli installed in ${root}, got none. Install it, or leave \`changesets\` out of the configuration.`,
      { cause },
    );
  }
}

/**
 * The version of the package that a folder belongs to.
 *
 * @throws TrellisError `PACKAGE_MISSING` when there is no package.json with a version around it
 */
export async function packageVersion(folder: string): Promise<string> {
  for (let at = folder; at !== dirname(at); at = dirname(at)) {
    const path = join(at, 'package.json');
    if (!existsSync(path)) continue;
    const { version } = JSON.parse(await readFile(path, 'utf8')) as { version?: unknown };
    if (typeof version === 'string') return version;
  }
  throw new TrellisError(
    'PACKAGE_MISSING',
    `Expected a package.json with a version around ${folder}, got none.`,
  );
}
