import type { Column, Table } from '@trellis/model';
import fc from 'fast-check';
import { chance, each } from './choose.ts';
import { table as plainTable } from './handwritten.ts';

/** A partitioned table with some of its partitions. */
export const partitioned = fc
  .tuple(
    fc.constantFrom('RANGE', 'LIST'),
    fc.subarray([0, 1, 2, 3]),
    each([0, 1, 2, 3], () => fc.constantFrom('attached', 'repeated', 'missing')),
    chance(40),
    chance(40),
    fc.constantFrom('text', 'integer'),
    chance(30),
    chance(30),
  )
  .map(([how, parts, owns, keyed, indexed, type, checked, unique]): Table[] => {
    const columns: Column[] = [
      { name: 'k', type: 'integer', ...((keyed || unique) && { notNull: true as const }) },
      { name: 'v', type },
    ];
    const check = { name: 'pt_ok', expression: 'k > 0' };
    const bound = (n: number) =>
      n === 0
        ? 'DEFAULT'
        : how === 'RANGE'
          ? `FOR VALUES FROM (${n * 10}) TO (${n * 10 + 10})`
          : `FOR VALUES IN (${n})`;
    // PostgreSQL attaches an equal index, and creates one where a partition has none.
    const attached = (n: number, name: string) =>
      owns[n] === 'attached' && { attachedTo: { schema: 'public', name } };
    return [
      plainTable('pt', columns, {
        partitionBy: `${how} (k)`,
        ...(keyed && { primaryKey: { name: 'pt_pkey', columns: ['k'] } }),
        uniques: unique ? [{ name: 'pt_k_key', columns: ['k'] }] : [],
        checks: checked ? [check] : [],
        indexes: indexed ? [{ name: 'pt_v', elements: [{ column: 'v' }] }] : [],
      }),
      ...parts.map((n) =>
        plainTable(
          `pt_${n}`,
          columns.map((column) => ({ ...column, local: false as const })),
          {
            partitionOf: { schema: 'public', name: 'pt', bound: bound(n) },
            checks: checked ? [{ ...check, local: false as const }] : [],
            ...(keyed &&
              owns[n] !== 'missing' && {
                primaryKey: { name: `pt_${n}_pkey`, columns: ['k'], ...attached(n, 'pt_pkey') },
              }),
            // A key of its own, on the columns of the unique constraint of the partitioned table.
            ...(!keyed &&
              unique &&
              owns[n] === 'repeated' && {
                primaryKey: { name: `pt_${n}_own`, columns: ['k'] },
              }),
            uniques:
              unique && owns[n] === 'attached'
                ? [{ name: `pt_${n}_k_key`, columns: ['k'], ...attached(n, 'pt_k_key') }]
                : [],
            indexes:
              indexed && owns[n] !== 'missing'
                ? [{ name: `pt_${n}_v`, elements: [{ column: 'v' }], ...attached(n, 'pt_v') }]
                : [],
          },
        ),
      ),
    ];
  });
