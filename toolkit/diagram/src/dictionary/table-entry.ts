import { type Table, tableKey } from '@trellis/model';
import { escapeText, joinBlocks, section } from '../markdown/index.ts';
import { columnTable } from './columns.ts';
import { constraintTable, referencedBy } from './constraints.ts';
import type { DictionaryContext } from './context.ts';
import { definitionList } from './definitions.ts';
import { indexTable } from './indexes.ts';
import { policyList } from './policies.ts';
import { relationshipTable } from './relationships.ts';
import { tableProperties } from './table-properties.ts';

/** Writes the entry of a table. */
export function tableEntry(context: DictionaryContext, table: Table): string {
  return joinBlocks(
    `${'#'.repeat(context.level)} ${escapeText(tableKey(table))}`,
    escapeText(table.comment ?? ''),
    tableBody(context, table),
  );
}

/** Writes the entry of a table without its heading and comment. */
export function tableBody(context: DictionaryContext, table: Table): string {
  const level = context.level + 1;
  return joinBlocks(
    tableProperties(context, table),
    section(level, 'Columns', columnTable(context, table)),
    section(level, 'Relationships', relationshipTable(context, table)),
    section(level, 'Constraints', constraintTable(context, table)),
    section(level, 'Referenced by', referencedBy(context, table)),
    section(level, 'Indexes', indexTable(table.indexes)),
    section(level, 'Policies', policyList(table.policies)),
    section(level, 'Triggers', definitionList(table.triggers)),
    section(level, 'Rules', definitionList(table.rules)),
  );
}
