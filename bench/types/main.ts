/**
 * Measures what types cost the compiler: the same tables declared in each library, compiled with the same options,
 * minus the cost of the library's imports and one table. `pnpm --filter bench type-cost`.
 */
import Table from 'cli-table3';
import type { Contender } from './contender.ts';
import { drizzle } from './drizzle.ts';
import { kysely } from './kysely.ts';
import { measure } from './measure.ts';
import { mikroOrm } from './mikro-orm.ts';
import { ours } from './ours.ts';
import { published } from './published.ts';

const contenders: Contender[] = [ours, published, drizzle, kysely, mikroOrm];
const number = new Intl.NumberFormat('en');
const table = new Table({
  head: [
    'instantiations of',
    '25 tables',
    '… and all rows',
    '100 tables and all rows',
    'one load of 3 levels',
    'declarations of 25',
  ],
});

for (const contender of contenders) {
  console.error(contender.name);
  table.push([contender.name, ...costs(contender).map((value) => number.format(Math.max(0, value)))]);
}
console.log(table.toString());

function costs(contender: Contender): number[] {
  const cost = (...parts: string[]) => measure([contender.imports, ...parts].join('\n'), false);
  const rows = (count: number) =>
    Array.from({ length: count }, (_, index) => contender.rows(index)).join('\n');
  const base = cost(contender.declare(1), contender.rows(0)).instantiations;
  const declared = cost(contender.declare(25));
  return [
    declared.instantiations - base,
    cost(contender.declare(25), rows(25)).instantiations - base,
    cost(contender.declare(100), rows(100)).instantiations - base,
    cost(contender.declare(25), contender.load()).instantiations - declared.instantiations,
    measure([contender.imports, contender.declare(25)].join('\n'), true).declarations,
  ];
}
