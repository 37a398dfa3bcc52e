import { type Table, tableKey } from '@trellis/model';
import { escapeText } from '../markdown/escape.ts';
import { blocks, section } from '../markdown/table.ts';
import { columnTable } from './columns.ts';
import { constraintTable, referencedBy } from './constraints.ts';
import type { DictionaryContext } from './context.ts';
import { definitionList, policyList, tableFacts } from './facts.ts';
import { indexTable } from './indexes.ts';
import { relationshipTable } from './relationships.ts';

/** A table's entry in the dictionary, its heading first. */
export function tableEntry(context: DictionaryContext, table: Table): string {
  return blocks(
    `${'#'.repeat(context.level)} ${escapeText(tableKey(table))}`,
    escapeText(table.comment ?? ''),
    tableBody(context, table),
  );
}

/** A table's entry without its heading and sentence. */
export function tableBody(context: DictionaryContext, table: Table): string {
  const under = context.level + 1;
  return blocks(
    tableFacts(context, table),
    section(under, 'Columns', columnTable(context, table)),
    section(under, 'Relationships', relationshipTable(context, table)),
    section(under, 'Keys and constraints', constraintTable(context, table)),
    section(under, 'Referenced by', referencedBy(context, table)),
    section(under, 'Indexes', indexTable(table.indexes)),
    section(under, 'Policies', policyList(table.policies)),
    section(under, 'Triggers', definitionList(table.triggers)),
    section(under, 'Rules', definitionList(table.rules)),
  );
}
