import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { startInstalledServer } from '@trellis/testing/installed';
import { checkPair, type Pair, type PairResult } from './check-pair.ts';
import { Databases } from './databases.ts';
import { describe, isFine, report, tally } from './report.ts';

/**
 * The scoreboard: checks the planner on pairs of schemas from other projects.
 *
 * Reads `TRELLIS_CORPUS`, a file of `[{ name, kind, old, new }]`. `--json` prints the totals and every pair,
 * `--only TEXT` limits it to pairs whose names contain the text, `--jobs N` sets how many run at the same time.
 *
 * @returns the exit code: 1 if a plan failed, led to a wrong schema or lost values; 2 without a corpus
 */
async function main(args: readonly string[]): Promise<number> {
  const corpus = process.env['TRELLIS_CORPUS'];
  if (!corpus) {
    process.stderr.write('TRELLIS_CORPUS is not set. Set it to a file of pairs of schemas.\n');
    return 2;
  }
  const value = (flag: string) => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);
  const only = value('--only')?.split(',');
  const pairs = (JSON.parse(await readFile(corpus, 'utf8')) as Pair[]).filter(
    (pair) => only === undefined || only.some((text) => pair.name.includes(text)),
  );
  const jobs = Number(value('--jobs') ?? availableParallelism());
  const server = await startInstalledServer();
  const databases = new Databases(server);
  process.once('SIGINT', () => server.stop().finally(() => process.exit(130)));
  const results: PairResult[] = new Array(pairs.length);
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let i = next++; i < pairs.length; i = next++) {
      const result = await checkPair(server, databases, pairs[i] as Pair);
      results[i] = result;
      if (!isFine(result)) process.stderr.write(`${describe(result)}\n`);
      done++;
      if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${pairs.length}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: jobs }, work));
  } finally {
    await databases.close();
    await server.stop();
  }
  if (process.stderr.isTTY) process.stderr.write('\r');
  process.stdout.write(
    args.includes('--json')
      ? `${JSON.stringify({ totals: tally(results), pairs: results }, undefined, 2)}\n`
      : report(results),
  );
  const isWrong = ({ verdict, values }: PairResult) =>
    verdict === 'silent' || verdict === 'failed' || values?.verdict === 'lost';
  return results.some(isWrong) ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
