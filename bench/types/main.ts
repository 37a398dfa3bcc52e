/**
 * What types cost: the same tables declared in each library, compiled by the same compiler with the same
 * options, over what the library's imports cost alone. `pnpm --filter @trellis/bench types`.
 */
import { writeFileSync } from 'node:fs';
import Table from 'cli-table3';
import type { Contender } from './contender.ts';
import { drizzle } from './drizzle.ts';
import { kysely } from './kysely.ts';
import { measure } from './measure.ts';
import { mikroOrm } from './mikro-orm.ts';
import { ours } from './ours.ts';
import { published } from './published.ts';

const COUNTS = [25, 100];
const contenders: Contender[] = [ours, published, drizzle, kysely, mikroOrm];

const number = new Intl.NumberFormat('en');
const table = new Table({
  head: [
    '',
    ...COUNTS.map((count) => `${count} tables`),
    ...COUNTS.map((count) => `${count}, and all rows`),
    'one load',
    'declarations of 25',
  ],
});
const report: Record<string, unknown> = {};
for (const contender of contenders) {
  const { name, imports } = contender;
  const cost = (...parts: string[]) => measure([imports, ...parts].join('\n'));
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => contender.rows(index)).join('\n');
  console.error(name);
  try {
    const base = cost(contender.declare(1), contender.rows(0)).instantiations;
    const declared = COUNTS.map((count) => cost(contender.declare(count)));
    const used = COUNTS.map((count) => cost(contender.declare(count), rows(count)));
    const loaded = cost(contender.declare(25), contender.load());
    const numbers = [
      ...declared.map(({ instantiations }) => instantiations - base),
      ...used.map(({ instantiations }) => instantiations - base),
      loaded.instantiations - (declared[0]?.instantiations ?? 0),
      declared[0]?.declarations ?? 0,
    ];
    report[name] = numbers;
    table.push([name, ...numbers.map((value) => number.format(Math.max(0, value)))]);
  } catch (error) {
    table.push([
      name,
      { colSpan: 6, content: error instanceof Error ? error.message.slice(0, 300) : String(error) },
    ]);
  }
}
console.log(table.toString());
const out = process.argv[2];
if (out) writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
