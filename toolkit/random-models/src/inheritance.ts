import type { Column, Table } from '@trellis/model';
import fc from 'fast-check';
import { chance, comment, named } from './choose.ts';
import { table as plainTable } from './handwritten.ts';

/** One or two parents, and a child that adds columns and may redeclare one of its parent, or that left its parents. */
export const inheriting = fc
  .tuple(
    chance(50),
    fc.constantFrom('integer', 'bigint'),
    chance(40),
    chance(30),
    chance(30),
    chance(30),
    comment,
    chance(30),
  )
  .map(([more, type, defaulted, checked, merged, second, remark, left]): Table[] => {
    const columns: Column[] = [
      { name: 'a', type, ...(defaulted && { default: '0' }) },
      ...(more ? [{ name: 'b', type: 'text', ...named('comment', remark) }] : []),
    ];
    const others: Column[] = second ? [{ name: 'c', type: 'date' }] : [];
    const inherited = [...columns, ...others].map(({ comment: _, ...column }) =>
      left || (merged && column.name === 'a') ? column : { ...column, local: false as const },
    );
    const check = { name: 'par_a', expression: merged ? 'a > 0' : 'a >= 0' };
    const parent = (name: string) => ({ schema: 'public', name });
    return [
      plainTable('par', columns, { checks: checked ? [check] : [] }),
      ...(second ? [plainTable('oth', others)] : []),
      plainTable('chi', [...inherited, { name: 'own', type: 'date' }], {
        ...(!left && { inherits: [parent('par'), ...(second ? [parent('oth')] : [])] }),
        checks: checked ? [left ? check : { ...check, local: false as const }] : [],
      }),
    ];
  });
