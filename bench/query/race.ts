import type { Contender } from './contender.ts';

/** What runs took, in milliseconds: until it was there, and of this process's own work. */
export interface Took {
  readonly least: number;
  readonly median: number;
  readonly client: number;
}

/** How many rounds there are, the first of which only warm up. */
export interface Rounds {
  readonly warmUp: number;
  readonly counted: number;
  /** How often a turn runs, of which it takes the mean: one run alone would be too short to time. */
  readonly runs: number;
}

/**
 * Lets ways take turns, another first in every round, so that what slows the machine down slows all of them.
 *
 * @param rounds how many
 * @param ways who
 * @param run one turn
 * @param after what follows a turn and is not timed
 */
export async function race(
  rounds: Rounds,
  ways: readonly Contender[],
  run: (one: Contender) => PromiseLike<unknown>,
  after?: () => Promise<unknown>,
): Promise<Map<Contender, Took>> {
  const took = new Map(ways.map((one) => [one, { wall: [] as number[], client: [] as number[] }]));
  for (let round = -rounds.warmUp; round < rounds.counted; round++)
    for (let turn = 0; turn < ways.length; turn++) {
      const one = ways[(turn + round + rounds.warmUp) % ways.length] as Contender;
      // The garbage of the one before is not this one's.
      globalThis.gc?.();
      const worked = process.cpuUsage();
      const began = performance.now();
      for (let i = 0; i < rounds.runs; i++) await run(one);
      const wall = performance.now() - began;
      const { user, system } = process.cpuUsage(worked);
      if (round >= 0) {
        took.get(one)?.wall.push(wall / rounds.runs);
        took.get(one)?.client.push((user + system) / 1000 / rounds.runs);
      }
      await after?.();
    }
  return new Map(
    [...took].map(([one, { wall, client }]) => [
      one,
      { least: Math.min(...wall), median: median(wall), client: median(client) },
    ]),
  );
}

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}
