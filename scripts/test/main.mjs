import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endChildrenOnSignal, run } from '../ground/child.mjs';
import { install, isInstalled } from '../ground/dependencies.mjs';
import { commandFile } from '../ground/repository.mjs';
import { bold, red, step } from '../ground/step.mjs';
import { compilers, generated, readers } from './checks.mjs';

/** The system tests, which take long. */
const SYSTEM_TESTS = '\\.system\\.test\\.ts$';

/**
 * Installs the dependencies if needed, runs the checks and tests, and prints one line that counts both.
 * After a failing check the others still run, so that one run reports everything.
 *
 * @param {string[]} args `--all` to run the system tests as well; the others are for Jest, such as a path
 */
export async function main(args) {
  const isAll = args.includes('--all');
  const jestArguments = args.filter((arg) => arg !== '--all');
  if (!isAll) jestArguments.push('--testPathIgnorePatterns', '/node_modules/', '/dist/', SYSTEM_TESTS);
  endChildrenOnSignal('Run `npm test` again.');
  if (!isInstalled() && (await show({ title: 'Install the dependencies', run: install })) !== 0)
    process.exit(1);

  // Types need one processor only, so the first check and the tests run beside them.
  const compiling = start(compilers.filter(({ forSystemTests }) => isAll || !forSystemTests));
  /** @type {string[]} */
  const failed = [];
  /** @param {import('./checks.mjs').Check[]} checks */
  const showAll = async (checks) => {
    for (const check of checks) if ((await show(check)) !== 0) failed.push(check.title);
  };
  await showAll([generated]);
  const reading = start(readers);
  if (isAll) await showAll(compiling);

  console.log(`${bold('→ Tests')}`);
  const tests = await runJest(jestArguments);
  if (tests.code !== 0) failed.push('Tests');
  const rest = isAll ? reading : [...compiling, ...reading];
  await showAll(rest);

  if (failed.length > 0) console.log(`\n${red('Failed:')} ${failed.join(', ')}`);
  const wrongChecks = failed.filter((title) => title !== 'Tests').length;
  const passed = tests.passed + 1 + compiling.length + reading.length - wrongChecks;
  // Jest can fail without a failing test, for example when it finds none.
  const wrong = wrongChecks + (tests.code === 0 ? 0 : Math.max(1, tests.failed));
  const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : '';
  console.log(`\n${passed} passed, ${wrong} failed${skipped}`);
  process.exit(wrong === 0 ? 0 : 1);
}

/**
 * Starts checks one after the other, and returns them as checks that end when these do.
 *
 * @param {import('./checks.mjs').Check[]} checks
 * @returns {import('./checks.mjs').Check[]}
 */
function start(checks) {
  let last = Promise.resolve();
  return checks.map((check) => {
    const end = last.then(async () => {
      const begun = Date.now();
      const ended = await check.run(() => {});
      return { ...ended, took: Date.now() - begun };
    });
    last = end.then(
      () => {},
      () => {},
    );
    return { ...check, run: () => end };
  });
}

/**
 * Runs one check as a step. Prints its output if it fails.
 *
 * @param {import('./checks.mjs').Check} check
 */
async function show(check) {
  const { code, output } = await step(check.title, async (onLine) => {
    const ended = await check.run(onLine);
    return { ...ended, ok: ended.code === 0 };
  });
  if (code !== 0) console.log(output.trimEnd() || `It ended with exit code ${code} and no output.`);
  return code;
}

/**
 * Runs all tests of the repository in one Jest, and returns the counts.
 *
 * @param {string[]} more
 */
async function runJest(more) {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-jest-'));
  const file = join(folder, 'results.json');
  try {
    const args = [commandFile('jest'), '--json', `--outputFile=${file}`, ...more];
    const { code } = await run(process.execPath, args, { inherit: true });
    const results = resultsIn(file);
    if (results === undefined) return { code: code || 1, passed: 0, failed: 0, skipped: 0 };
    return {
      code: results.numTotalTests === 0 ? code || 1 : code,
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Jest's report of a run, or undefined if it ended before it wrote one.
 *
 * @param {string} file
 * @returns {Record<'numTotalTests' | 'numPassedTests' | 'numFailedTests' | 'numRuntimeErrorTestSuites' | 'numPendingTests' | 'numTodoTests', number> | undefined}
 */
function resultsIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
