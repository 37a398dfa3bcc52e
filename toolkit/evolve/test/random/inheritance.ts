import type { Column, Table } from '@trellis/model';
import fc from 'fast-check';
import { table as plainTable } from '../model.ts';
import { chance } from './choose.ts';

/** A parent with a child that has columns of its own. */
export const inheriting = fc
  .tuple(chance(50), fc.constantFrom('integer', 'bigint'), chance(40))
  .map(([more, type, defaulted]): Table[] => {
    const columns: Column[] = [
      { name: 'a', type, ...(defaulted && { default: '0' }) },
      ...(more ? [{ name: 'b', type: 'text' }] : []),
    ];
    return [
      plainTable('par', columns),
      plainTable(
        'chi',
        [...columns.map((column) => ({ ...column, local: false as const })), { name: 'own', type: 'date' }],
        {
          inherits: [{ schema: 'public', name: 'par' }],
        },
      ),
    ];
  });
