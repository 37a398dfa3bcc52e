import Table from 'cli-table3';
import type { Judgement, Verdict } from './judge.ts';

/** How many pairs there are, and how many of each verdict. */
export type Totals = { readonly pairs: number } & { readonly [V in Verdict]: number };

/** Counts the verdicts, of all and of the core. */
export function tally(judgements: readonly Judgement[]): { readonly all: Totals; readonly core: Totals } {
  return { all: count(judgements), core: count(judgements.filter((one) => one.kind === 'core')) };
}

function count(judgements: readonly Judgement[]): Totals {
  const of = (verdict: Verdict) => judgements.filter((one) => one.verdict === verdict).length;
  return {
    pairs: judgements.length,
    pass: of('pass'),
    refused: of('refused'),
    failed: of('failed'),
    silent: of('silent'),
  };
}

/** One pair's verdict in words. */
export function tell(one: Judgement): string {
  return `${one.verdict.padEnd(8)} ${one.name} (${one.kind})\n         ${one.detail}`;
}

/** The table for a reader, and what did not pass. */
export function report(judgements: readonly Judgement[]): string {
  const totals = tally(judgements);
  const table = new Table({
    head: ['', 'pairs', 'pass', 'refused', 'apply failed', 'wrong in silence', 'pass %'],
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
  const rest = judgements.filter((one) => one.verdict !== 'pass').map((one) => `${tell(one)}\n`);
  return `${table.toString()}\n${rest.length === 0 ? '' : `\n${rest.join('')}`}`;
}
