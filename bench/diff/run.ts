import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The cost of a whole process, in milliseconds. */
export interface Cost {
  readonly cpu: number;
  readonly wall: number;
  /** Peak memory in megabytes. */
  readonly memory: number;
}

const report = join(tmpdir(), `bench-diff-${process.pid}`);
/** Makes the process write its own resource usage when it exits. */
const hook = `data:text/javascript,${encodeURIComponent(
  `import { writeFileSync } from 'node:fs'; import { isMainThread } from 'node:worker_threads';
   if (isMainThread) process.on('exit', () => { const r = process.resourceUsage();
     writeFileSync(${JSON.stringify(report)}, JSON.stringify([r.userCPUTime + r.systemCPUTime, r.maxRSS])); });`,
)}`;

/**
 * Runs a program of Node in a folder and measures it.
 *
 * @param codes the exit codes that count as success
 */
export function run(folder: string, args: readonly string[], codes: readonly number[] = [0]): Cost {
  const began = performance.now();
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', hook, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const wall = performance.now() - began;
  if (status === null || !codes.includes(status))
    throw new Error(`${args.join(' ')} ended with exit code ${status}:\n${stdout}\n${stderr}`);
  const [cpu, memory] = JSON.parse(readFileSync(report, 'utf8')) as [number, number];
  rmSync(report);
  return { cpu: cpu / 1000, wall, memory: memory / 1024 };
}
