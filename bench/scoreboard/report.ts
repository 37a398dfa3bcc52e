import Table from 'cli-table3';
import type { Limitations, PairResult } from './check-pair.ts';

/** The number of pairs, and of each verdict. */
export type Totals = { readonly pairs: number } & { readonly [V in Limitations]: number };

/** Counts the verdicts of all pairs and of the core pairs. */
export function tally(results: readonly PairResult[]): { readonly all: Totals; readonly core: Totals } {
  return { all: count(results), core: count(results.filter((one) => one.kind === 'core')) };
}

function count(results: readonly PairResult[]): Totals {
  const of = (verdict: Limitations) => results.filter((one) => one.verdict === verdict).length;
  return {
    pairs: results.length,
    pass: of('pass'),
    refused: of('refused'),
    failed: of('failed'),
    silent: of('silent'),
  };
}

/** Describes the result of one pair. */
export function describe(one: PairResult): string {
  return `${one.verdict.padEnd(8)} ${one.name} (${one.kind})\n         ${one.detail}`;
}

/** Prints the totals as a table, followed by the pairs that did not pass. */
export function report(results: readonly PairResult[]): string {
  const totals = tally(results);
  const table = new Table({
    head: ['', 'pairs', 'pass', 'refused', 'apply failed', 'wrong silently', 'pass %'],
    style: { head: [], border: [] },
  });
  for (const [name, one] of Object.entries(totals))
    table.push([
      name,
      one.pairs,
      one.pass,
      one.refused,
      one.failed,
      one.silent,
      one.pairs === 0 ? '' : ((100 * one.pass) / one.pairs).toFixed(1),
    ]);
  const rest = results.filter((one) => one.verdict !== 'pass').map((one) => `${describe(one)}\n`);
  return `${table.toString()}\n${rest.length === 0 ? '' : `\n${rest.join('')}`}`;
}
