import { type Policy, type Table, tableKey } from '@trellis/model';
import { code, codes, escapeText, link } from '../markdown/escape.ts';
import { incomingOf } from '../tables/incoming.ts';
import type { DictionaryContext } from './context.ts';

/** What sets a table apart from a plain one, a line for each: partitions, parents, row security, storage. */
export function tableFacts({ model, href }: DictionaryContext, table: Table): string {
  const partitions = incomingOf(model).get(tableKey(table))?.partitions ?? [];
  const parents = (table.inherits ?? []).map((parent) => link(tableKey(parent), href(tableKey(parent))));
  return [
    table.partitionBy && `Partitioned by ${code(table.partitionBy)}.`,
    ...partitions.map((one) => `Partition ${code(tableKey(one))}: ${code(one.partitionOf?.bound ?? '')}.`),
    parents.length > 0 && `Inherits ${parents.join(', ')}.`,
    table.unlogged && 'Unlogged: empty after a crash.',
    table.rowSecurity && `Row security is ${table.rowSecurity}.`,
    table.ofType && `Of the type ${code(table.ofType)}.`,
  ]
    .filter(Boolean)
    .map((fact) => `- ${fact}`)
    .join('\n');
}

/** The row-level security policies of a table. */
export function policyList(policies: readonly Policy[]): string {
  return policies
    .map(({ name, restrictive, command = 'all', roles, using, withCheck, comment }) =>
      [
        `- ${code(name)}: for ${command} to ${roles ? codes(roles) : 'everyone'}`,
        restrictive && 'restrictive',
        using && `using ${code(using)}`,
        withCheck && `with check ${code(withCheck)}`,
        comment && escapeText(comment),
      ]
        .filter(Boolean)
        .join(', '),
    )
    .join('\n');
}

/** Triggers or rules: name, definition, and what is said of them. */
export function definitionList(
  objects: readonly { readonly name: string; readonly definition: string; readonly comment?: string }[],
): string {
  return objects
    .map(({ name, definition, comment }) =>
      [`- ${code(name)}: ${code(definition)}`, comment && escapeText(comment)].filter(Boolean).join('. '),
    )
    .join('\n');
}
