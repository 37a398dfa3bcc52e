import Table from 'cli-table3';
import type { PairResult, Verdict } from './check-pair.ts';
import type { ValuesVerdict } from './check-values.ts';

/** The number of pairs, and of each verdict. */
export type Totals = { readonly pairs: number } & { readonly [V in Verdict]: number } & {
  readonly values: { readonly [V in ValuesVerdict]: number };
};

/** Counts the verdicts of all pairs and of the core pairs. */
export function tally(results: readonly PairResult[]): { readonly all: Totals; readonly core: Totals } {
  return { all: count(results), core: count(results.filter((one) => one.kind === 'core')) };
}

function count(results: readonly PairResult[]): Totals {
  const values = (verdict: ValuesVerdict) => results.filter((one) => one.values?.verdict === verdict).length;
  const of = (verdict: Verdict) => results.filter((one) => one.verdict === verdict).length;
  return {
    pairs: results.length,
    pass: of('pass'),
    refused: of('refused'),
    failed: of('failed'),
    silent: of('silent'),
    values: {
      kept: values('kept'),
      'no rows': values('no rows'),
      data: values('data'),
      lost: values('lost'),
    },
  };
}

/** Returns whether everything about a pair is as it should be, so that the report leaves it out. */
export function isFine({ verdict, values }: PairResult): boolean {
  return verdict === 'pass' && values?.verdict !== 'lost' && values?.verdict !== 'data';
}

/** Describes the result of one pair. */
export function describe({ verdict, detail, values, name, kind }: PairResult): string {
  const [word, text] = verdict === 'pass' && values ? [values.verdict, values.detail] : [verdict, detail];
  return `${word.padEnd(8)} ${name} (${kind})\n         ${text}`;
}

/** Prints the totals as a table, followed by the pairs that did not pass. */
export function report(results: readonly PairResult[]): string {
  const totals = tally(results);
  const table = new Table({
    head: [
      '',
      'pairs',
      'pass',
      'refused',
      'apply failed',
      'wrong silently',
      'pass %',
      'values kept',
      'no rows',
      'rows in the way',
      'lost',
    ],
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
      one.values.kept,
      one.values['no rows'],
      one.values.data,
      one.values.lost,
    ]);
  const rest = results.filter((one) => !isFine(one)).map((one) => `${describe(one)}\n`);
  return `${table.toString()}\n${rest.length === 0 ? '' : `\n${rest.join('')}`}`;
}
