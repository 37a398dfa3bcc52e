import { endChildrenOnSignal, run } from '../ground/child.mjs';
import { install, isInstalled } from '../ground/dependencies.mjs';
import { commandFile, pinnedPnpm } from '../ground/repository.mjs';
import { bold, step } from '../ground/step.mjs';

/**
 * One piece of the way to a running shop.
 * @typedef {object} Stage
 * @property {string} title
 * @property {(onLine: (line: string) => void) => Promise<import('../ground/child.mjs').Ended>} run
 * @property {(output: string) => string | undefined} [settled] for a stage that failed: what to say when
 *   what it printed means that there was nothing left to do
 */

/**
 * Installs, builds, migrates, seeds and draws what is not there yet; ends with what there is now.
 *
 * @param {string[]} args `--verbose` shows all that a failing stage printed, not only its error
 */
export async function main(args) {
  const unknown = args.find((arg) => arg !== '--verbose');
  if (unknown !== undefined) {
    console.error(`FLAG_UNKNOWN: expected no flag or --verbose, got ${unknown}. Run \`npm start\`.`);
    process.exit(2);
  }
  verbose = args.length > 0;
  endChildrenOnSignal();
  if (!isInstalled()) await finish({ title: 'Install the dependencies', run: install });
  for (const stage of stages) await finish(stage);
  const { code, output } = await run(process.execPath, tsx('scripts/start/summary.ts'));
  if (code !== 0) fail('The summary', { code, output });
  console.log(`\n${output.trimEnd()}\n`);
  console.log(`What to type next (${bold('npx pnpm')} is this repository's pnpm ${pinnedPnpm()}):`);
  console.log('  npx pnpm --filter orders-service start   serve the orders over HTTP');
  console.log('  npx pnpm trellis revision -m "message"   after a change of packages/schema/src');
  console.log('  npm test                                 every check and every test');
}

/** @param {string[]} args */
const pnpm = (...args) => [commandFile('pnpm'), '--silent', ...args];
/** @param {string} file */
const tsx = (file) => [commandFile('tsx'), '--conditions=trellis-source', file];
/** @param {() => string[]} args asked for late, once the dependencies are there */
const node = (args) => (/** @type {(line: string) => void} */ onLine) =>
  run(process.execPath, args(), { onLine });

/** Whether a failing stage shows all that it printed. */
let verbose = false;

/** @type {Stage[]} */
const stages = [
  {
    title: 'Build the packages',
    run: node(() => pnpm('run', 'build')),
  },
  { title: 'Migrate the database', run: node(() => pnpm('--filter', '@shop/migrations', 'run', 'migrate')) },
  {
    title: 'Load the sample data',
    run: node(() => pnpm('--filter', 'seed', 'start')),
    settled: (output) => (output.includes('SEEDED_ALREADY') ? 'there already' : undefined),
  },
  { title: 'Draw the docs', run: node(() => pnpm('--filter', '@shop/docs', 'run', 'docs')) },
];

/**
 * Runs a stage as a step, and ends the process when it fails.
 *
 * @param {Stage} stage
 */
async function finish(stage) {
  const ended = await step(stage.title, async (onLine) => {
    const { code, output } = await stage.run(onLine);
    const note = code === 0 ? undefined : stage.settled?.(output);
    return { code, output, note, ok: code === 0 || note !== undefined };
  });
  if (!ended.ok) fail(stage.title, ended);
}

/**
 * Ends the process with what a stage said: its error alone when there is one with a code, all that it
 * printed otherwise.
 *
 * @param {string} title
 * @param {import('../ground/child.mjs').Ended} ended
 */
function fail(title, { code, output }) {
  const error = output.split('\n').findLast((line) => /^(error: )?[A-Z][A-Z_]+: /.test(line));
  const told = (verbose ? undefined : error) ?? output.trim();
  console.error(told === '' ? `${title} ended with exit code ${code} and said nothing.` : told);
  process.exit(code);
}
