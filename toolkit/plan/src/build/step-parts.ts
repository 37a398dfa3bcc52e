import { objectId, type Table } from '@trellis/model';
import { changePrivileges, commentOn, type PrivilegeTarget, setOwner } from '../ddl/index.ts';
import type { Step } from './step.ts';

/** Steps as they are collected: a step without statements is none. */
export type Add = (step: Pick<Step, 'rank' | 'object' | 'sql'> & Partial<Step>) => void;

/** A table's id. */
export function tableId(table: Pick<Table, 'schema' | 'name'>): string {
  return objectId('table', [table.schema, table.name]);
}

/** Comment and owner of an object: steps at the end, once everything is there. */
export function attributes(
  add: Add,
  object: string,
  on: string,
  of: { readonly comment?: string; readonly owner?: string },
): void {
  if (of.comment !== undefined) add({ rank: 'comment', object, makes: [], sql: commentOn(on, of.comment) });
  if (of.owner !== undefined) add({ rank: 'owner', object, makes: [], sql: setOwner(on, of.owner) });
}

/** Privileges on an object: steps at the end, since owners come before. */
export function grants(
  add: Add,
  object: string,
  of: PrivilegeTarget,
  { privileges }: Pick<Table, 'privileges'>,
): void {
  if (privileges) {
    add({ rank: 'privileges', object, makes: [], sql: changePrivileges(of, undefined, privileges) });
  }
}
