import { endChildrenOnSignal, run } from '../ground/child.mjs';
import { install, isInstalled } from '../ground/dependencies.mjs';
import { commandFile, pinnedPnpm } from '../ground/repository.mjs';
import { bold, step } from '../ground/step.mjs';

/** @typedef {import('./shop-state.mjs').ShopState} ShopState */
/** @typedef {(onLine: (line: string) => void) => Promise<import('../ground/child.mjs').Ended>} Work */

/**
 * Installs, migrates, seeds and draws what is missing, and prints what there is. Everything runs from the
 * sources, so nothing is built.
 *
 * @param {string[]} args `--verbose` prints the whole output of a stage that fails, not only its error
 */
export async function main(args) {
  const unknown = args.find((arg) => arg !== '--verbose');
  if (unknown !== undefined) {
    console.error(`FLAG_UNKNOWN: Expected no flag or --verbose, got ${unknown}. Run \`npm start\`.`);
    process.exit(2);
  }
  verbose = args.length > 0;
  endChildrenOnSignal('What is complete is kept. Run `npm start` again to continue.');
  if (!isInstalled()) await stage('Install the dependencies', install);
  let state = await beginState();
  // Rows that exist are never replaced: that takes `pnpm --filter seed start --replace`.
  const empty = state.tables.every(({ rows }) => rows === 0);
  if (state.pending > 0)
    await stage('Migrate the database', pnpm('--filter', '@shop/migrations', 'run', 'migrate'));
  if (empty) await stage('Load the sample data', pnpm('--filter', 'seed', 'start'), 'SEEDED_ALREADY');
  await stage('Draw the docs', pnpm('--filter', '@shop/docs', 'run', 'docs'));
  if (empty) state = stateIn(await stage('Count the rows', readState));
  console.log(`\n${summary(state)}`);
}

/**
 * Runs a script of the repository or of one of its packages, without pnpm's own output.
 *
 * @param {string[]} args
 * @returns {Work}
 */
const pnpm =
  (...args) =>
  (onLine) =>
    run(process.execPath, [commandFile('pnpm'), '--silent', ...args], { onLine });

/** Node's flags that load the packages' TypeScript sources instead of what is built. */
const FROM_SOURCE = ['--conditions=trellis-source', '--import', 'tsx'];

/** Whether a failing stage prints its whole output. */
let verbose = false;

/**
 * Runs a stage as a step, and ends the process if it fails.
 *
 * @param {string} title
 * @param {Work} work
 * @param {string} [settled] the code of an error that means there is nothing to do
 * @returns {Promise<string>} its output
 */
async function stage(title, work, settled) {
  const { ok, code, output } = await step(title, async (onLine) => {
    const ended = await work(onLine);
    const done = settled !== undefined && ended.output.includes(`${settled}: `);
    return { ...ended, ok: ended.code === 0 || done, note: done ? 'already loaded' : undefined };
  });
  if (!ok) fail(title, { code, output });
  return output;
}

/** @type {Work} */
const readState = (onLine) =>
  run(process.execPath, [...FROM_SOURCE, 'scripts/start/shop-state.mjs'], { onLine });

/**
 * Reads the state of the database, and names the database in a line before all others.
 *
 * @returns {Promise<ShopState>}
 */
async function beginState() {
  const { code, output } = await readState(() => {});
  const [line] = /^Database: .*$/m.exec(output) ?? [];
  if (line !== undefined) console.log(line);
  if (code !== 0) fail('Read the state of the database', { code, output });
  return stateIn(output);
}

/**
 * @param {string} output
 * @returns {ShopState}
 */
function stateIn(output) {
  return JSON.parse(output.slice(output.lastIndexOf('\n{') + 1));
}

/**
 * The database in use, the rows of each table, where the diagrams are, and commands to try next.
 *
 * @param {ShopState} state
 */
function summary({ place, tables }) {
  const width = Math.max(...tables.map(({ table }) => table.length));
  return [
    `The shop is in ${place}:`,
    ...tables.map(
      ({ table, rows }) => `  ${table.padEnd(width)}  ${rows.toLocaleString('en').padStart(9)} rows`,
    ),
    'Its diagram is packages/docs/erd.md, each of its tables in packages/docs/tables/.',
    '',
    `Next (${bold('npx pnpm')} is this repository's pnpm ${pinnedPnpm()}):`,
    '  npx pnpm --filter orders-service start   serve the orders over HTTP, from the server of DATABASE_URL',
    '  npx pnpm trellis revision -m "message"   after a change in packages/schema/src',
    '  npm test                                 the checks and the tests',
  ].join('\n');
}

/**
 * Ends the process after a failed stage. Prints its error if it has one with a code, else its whole output.
 *
 * @param {string} title
 * @param {import('../ground/child.mjs').Ended} ended
 */
function fail(title, { code, output }) {
  const error = output.split('\n').findLast((line) => /^(error: )?[A-Z][A-Z_]+: /.test(line));
  const message = (verbose ? undefined : error) ?? output.trim();
  console.error(message === '' ? `${title}: ended with exit code ${code} and no output.` : message);
  process.exit(code);
}
