import type { Table } from '@trellis/model';
import fc from 'fast-check';
import { chance, named } from './choose.ts';
import { table as plainTable } from './handwritten.ts';

/** A table in another schema that references a key of two columns, and a table with an exclusion constraint. */
export const elsewhere = fc
  .tuple(
    fc.constantFrom('cascade' as const, 'set null' as const, undefined),
    fc.constantFrom('cascade' as const, undefined),
    chance(30),
    chance(30),
    chance(50),
    fc.constantFrom('=', '&&'),
  )
  .map(([onDelete, onUpdate, full, notValid, noInherit, operator]): Table[] => [
    plainTable(
      'two',
      [
        { name: 'x', type: 'integer', notNull: true },
        { name: 'y', type: 'integer', notNull: true },
        { name: 'span', type: 'int4range' },
        {
          name: 'z',
          type: 'integer',
          generated: { expression: noInherit ? 'x + 1' : 'x + 2', kind: 'virtual' },
        },
      ],
      {
        schema: 'other',
        primaryKey: { name: 'two_pkey', columns: ['x', 'y'] },
        exclusions: [{ name: 'two_excl', definition: `EXCLUDE USING gist (span WITH ${operator})` }],
        checks: [
          {
            name: 'two_x',
            expression: 'x > 0',
            ...(noInherit && { noInherit: true as const }),
            ...(notValid && { notValid: true as const }),
          },
        ],
      },
    ),
    plainTable(
      'to_two',
      [
        { name: 'x', type: 'integer' },
        { name: 'y', type: 'integer' },
      ],
      {
        schema: 'other',
        foreignKeys: [
          {
            name: 'to_two_fk',
            columns: ['x', 'y'],
            references: { schema: 'other', name: 'two', columns: ['x', 'y'] },
            ...named('onDelete', onDelete),
            ...(onDelete === 'set null' && full && { onDeleteColumns: ['x'] }),
            ...named('onUpdate', onUpdate),
            ...(full && { match: 'full' as const }),
            ...(notValid && { notValid: true as const }),
          },
        ],
        indexes: [
          {
            name: 'to_two_ix',
            method: full ? 'hash' : 'btree',
            elements: [{ column: 'x', ...(!full && noInherit && { nulls: 'first' as const }) }],
            ...(!full && { include: ['y'] }),
          },
        ],
      },
    ),
  ]);
