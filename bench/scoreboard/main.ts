import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Databases } from './databases.ts';
import { type Judgement, judge, type Pair } from './judge.ts';
import { report, tally, tell } from './report.ts';
import { startServer } from './server.ts';

/**
 * The scoreboard: how the engine does on pairs of schemas that others wrote.
 *
 * Reads `TRELLIS_CORPUS`, a file of `[{ name, kind, old, new }]`. `--json` prints the totals and every pair;
 * `--only TEXT` takes only the pairs whose names hold it; `--jobs N` says how many at a time.
 */
async function main(args: readonly string[]): Promise<number> {
  const corpus = process.env['TRELLIS_CORPUS'];
  if (!corpus) {
    process.stderr.write(
      'Expected TRELLIS_CORPUS to name a file of pairs of schemas; it is not set, so there is nothing to score.\n',
    );
    return 0;
  }
  const value = (flag: string) => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined);
  const only = value('--only')?.split(',');
  const pairs = (JSON.parse(await readFile(corpus, 'utf8')) as Pair[]).filter(
    (pair) => only === undefined || only.some((text) => pair.name.includes(text)),
  );
  const jobs = Number(value('--jobs') ?? availableParallelism());
  const server = await startServer();
  const databases = new Databases(server);
  process.once('SIGINT', () => server.stop().finally(() => process.exit(130)));
  const judgements: Judgement[] = new Array(pairs.length);
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let i = next++; i < pairs.length; i = next++) {
      const judgement = await judge(server, databases, pairs[i] as Pair);
      judgements[i] = judgement;
      if (judgement.verdict !== 'pass') process.stderr.write(`${tell(judgement)}\n`);
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
      ? `${JSON.stringify({ totals: tally(judgements), pairs: judgements }, undefined, 2)}\n`
      : report(judgements),
  );
  return judgements.some((one) => one.verdict === 'silent' || one.verdict === 'failed') ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
