import type { Contender } from './contender.ts';
import type { Timing } from './race.ts';

/**
 * Prints the times of a race as Markdown, absolute and relative to the fastest SQL by hand.
 *
 * @param title what was measured
 * @param results the times
 */
export function report(title: string, results: ReadonlyMap<Contender, Timing>): string {
  const best = (kind: Contender['kind']) =>
    Math.min(...[...results].filter(([one]) => one.kind === kind).map(([, { median }]) => median));
  const lines = [...results].map(
    ([{ name }, { least, median, client }]) =>
      `| ${name} | ${rounded(least)} | ${rounded(median)} | ${rounded(client)} | ${(median / best('plain')).toFixed(2)} | ${(median / best('prepared')).toFixed(2)} |`,
  );
  const peer = (best(undefined) / best('ours')).toFixed(1);
  return [
    `**${title}**: the best peer takes ${peer} times as long as ours.`,
    '',
    '| | least ms | median ms | client CPU ms | × by hand | × by hand, prepared |',
    '|---|---|---|---|---|---|',
    ...lines,
    '',
    '',
  ].join('\n');
}

function rounded(ms: number): string {
  return ms.toFixed(ms < 10 ? 2 : 0);
}
