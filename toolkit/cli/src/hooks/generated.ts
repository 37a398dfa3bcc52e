import { runShell } from './shell.ts';

/** Files that are generated from the descriptors or the history, and committed. */
export interface GeneratedFiles {
  /**
   * Finds the stale files: a shell command that ends with 0 if there are none, and else prints each in a line of its own
   * that begins with `stale`; or a function that returns their paths.
   */
  readonly check: string | (() => readonly string[] | Promise<readonly string[]>);
  /** The shell command that generates the files. `check` names it and does not run it. */
  readonly generate: string;
}

/** A problem with generated files, for `check`. */
interface GeneratedProblem {
  readonly code: 'GENERATED_STALE' | 'GENERATED_UNCHECKED';
  readonly message: string;
}

const STALE = /^stale:? (.+)$/gm;

/**
 * Finds the generated files that do not match.
 *
 * @param root the folder that commands run in
 */
export async function generatedProblems(
  generated: readonly GeneratedFiles[],
  root: string,
): Promise<GeneratedProblem[]> {
  const found = await Promise.all(generated.map((files) => problemOf(files, root)));
  return found.flatMap((problem) => problem ?? []);
}

async function problemOf(files: GeneratedFiles, root: string): Promise<GeneratedProblem | undefined> {
  try {
    const stale = await staleFiles(files, root);
    if (stale.length === 0) return undefined;
    const message = `Generated files are stale: ${stale.join(', ')}. Run \`${files.generate}\`.`;
    return { code: 'GENERATED_STALE', message };
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ').trim();
    const message = `The files of \`${files.generate}\` cannot be checked: ${reason}`;
    return { code: 'GENERATED_UNCHECKED', message };
  }
}

async function staleFiles({ check }: GeneratedFiles, root: string): Promise<readonly string[]> {
  if (typeof check === 'function') return check();
  const { end, output, errors } = await runShell(check, root);
  if (end === 0) return [];
  const stale = [...`${output}\n${errors}`.matchAll(STALE)].map(([, path = '']) => path.trim());
  if (stale.length > 0) return stale;
  const said = `${output}\n${errors}`.trim().slice(-500) || 'it printed nothing';
  throw new Error(`\`${check}\` ended with ${end}: ${said}`);
}
