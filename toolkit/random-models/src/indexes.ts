import { type IndexDefinition, parseTypeName, quoteIdentifier } from '@trellis/model';
import { builtInName } from '@trellis/model/internal';
import fc from 'fast-check';
import { chance, comment, named, some } from './choose.ts';
import type { RandomTable } from './tables.ts';

/** The non-default operator classes of a type, and the access method of each. */
function operatorClasses(type: string): { readonly opclass?: string; readonly method?: string }[] {
  const parsed = parseTypeName(type);
  if (parsed.dimensions > 0) return [{ method: 'gin' }];
  switch (builtInName(parsed)) {
    case 'text':
      return [{ opclass: 'text_pattern_ops' }, { opclass: 'text_pattern_ops', method: 'hash' }];
    case 'character varying':
      return [{ opclass: 'varchar_pattern_ops' }];
    case 'character':
      return [{ opclass: 'bpchar_pattern_ops' }];
    case 'jsonb':
      return [{ method: 'gin' }, { method: 'gin', opclass: 'jsonb_path_ops' }];
    case 'integer':
      return [{ method: 'hash' }, { method: 'brin', opclass: 'int4_minmax_multi_ops' }];
    default:
      return [];
  }
}

/** An index without its name. */
export function randomIndex(
  table: RandomTable,
  sortable: readonly string[],
): fc.Arbitrary<IndexDefinition | undefined> {
  const ordered = sortable.length === 0 ? fc.constant(undefined) : orderedIndex(table, sortable);
  const classed = table.columns.flatMap((column) =>
    column.generated ? [] : operatorClasses(column.type).map((one) => ({ ...one, column: column.name })),
  );
  return classed.length === 0 ? ordered : fc.oneof(ordered, classedIndex(classed));
}

function orderedIndex(table: RandomTable, sortable: readonly string[]): fc.Arbitrary<IndexDefinition> {
  return fc
    .tuple(
      fc.constantFrom(...sortable),
      chance(20),
      chance(20),
      chance(20),
      chance(20),
      fc.constantFrom(...sortable),
      comment,
      chance(20),
      chance(15),
      chance(15),
    )
    .map(([column, unique, descending, partial, expressed, other, remark, collated, included, together]) => {
      const isText = table.families.get(column) === 'text';
      return {
        name: '',
        elements: [
          expressed && isText
            ? { expression: `lower(${quoteIdentifier(column)})` }
            : {
                column,
                ...(descending && { descending: true as const }),
                ...(collated && isText && { collation: 'pg_catalog."C"' }),
              },
          ...(other === column || included ? [] : [{ column: other }]),
        ],
        ...(unique && { unique: true as const }),
        ...(unique && together && { nullsNotDistinct: true as const }),
        ...(included && other !== column && { include: [other] }),
        ...(partial && { where: `${quoteIdentifier(other)} is not null` }),
        ...named('comment', remark),
      };
    });
}

function classedIndex(
  choices: readonly { readonly column: string; readonly opclass?: string; readonly method?: string }[],
): fc.Arbitrary<IndexDefinition> {
  return fc
    .tuple(fc.constantFrom(...choices), some(fc.constantFrom('50', '70'), 20))
    .map(([{ method, ...element }, fillfactor]) => ({
      name: '',
      elements: [element],
      ...named('method', method),
      ...(fillfactor && (method === undefined || method === 'hash') && { storageParameters: { fillfactor } }),
    }));
}
