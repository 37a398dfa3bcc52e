import type { Model } from '@trellis/model';
import fc from 'fast-check';
import { chance } from './choose.ts';
import { table as plainTable } from './handwritten.ts';

/** A composite type, and a table that is of it, or has its columns. */
export const typed: fc.Arbitrary<Pick<Model, 'compositeTypes' | 'tables'>> = fc
  .tuple(chance(50), chance(50), chance(30), fc.constantFrom('integer', 'bigint'))
  .map(([isTyped, more, keyed, type]) => {
    const columns = [{ name: 'a', type }, ...(more ? [{ name: 'b', type: 'text' }] : [])];
    return {
      compositeTypes: [{ schema: 'public', name: 'shape', attributes: columns }],
      tables: [
        plainTable(
          'shaped',
          columns.map((column) => (keyed && column.name === 'a' ? { ...column, notNull: true } : column)),
          {
            ...(isTyped && { ofType: 'public.shape' }),
            ...(keyed && { primaryKey: { name: 'shaped_pkey', columns: ['a'] } }),
          },
        ),
      ],
    };
  });
