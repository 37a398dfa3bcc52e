import type { Contender } from './contender.ts';

/** The times of one contender in milliseconds. */
export interface Timing {
  readonly least: number;
  readonly median: number;
  /** Median processor time of this process. */
  readonly client: number;
}

/** The number of rounds. Rounds of warm-up are not counted. */
export interface Rounds {
  readonly warmUp: number;
  readonly counted: number;
  /** Runs per turn. The time of a turn is their mean, because one run is too short to measure. */
  readonly runs: number;
}

/**
 * Times contenders. They take turns, and a different one begins each round, so that other load on the machine
 * affects all of them.
 *
 * @param rounds the number of rounds
 * @param contenders who takes turns
 * @param run one run
 * @param after runs after each turn and is not timed
 */
export async function race(
  rounds: Rounds,
  contenders: readonly Contender[],
  run: (one: Contender) => PromiseLike<unknown>,
  after?: () => Promise<unknown>,
): Promise<Map<Contender, Timing>> {
  const times = new Map(contenders.map((one) => [one, { wall: [] as number[], client: [] as number[] }]));
  for (let round = -rounds.warmUp; round < rounds.counted; round++)
    for (let turn = 0; turn < contenders.length; turn++) {
      const one = contenders[(turn + round + rounds.warmUp) % contenders.length] as Contender;
      // The garbage of the previous contender must not cost this one.
      globalThis.gc?.();
      const worked = process.cpuUsage();
      const began = performance.now();
      for (let i = 0; i < rounds.runs; i++) await run(one);
      const wall = performance.now() - began;
      const { user, system } = process.cpuUsage(worked);
      if (round >= 0) {
        times.get(one)?.wall.push(wall / rounds.runs);
        times.get(one)?.client.push((user + system) / 1000 / rounds.runs);
      }
      await after?.();
    }
  return new Map(
    [...times].map(([one, { wall, client }]) => [
      one,
      { least: Math.min(...wall), median: median(wall), client: median(client) },
    ]),
  );
}

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}
