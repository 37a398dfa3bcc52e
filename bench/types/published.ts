import type { Contender } from './contender.ts';

/** The row types that a schema package publishes: plain interfaces. */
export const published: Contender = {
  name: 'Trellis, as published',
  imports: '',
  declare: (count) => Array.from({ length: count }, (_, index) => rowsOf(index, count)).join('\n'),
  rows: (index) => `
export const rows${index} = (row: T${index}, given: NewT${index}, patch: T${index}Patch) => [row.id, given.name, patch.note];`,
  load: () => '',
};

/** The row types of a table as `printRows` prints them. */
function rowsOf(index: number, count: number): string {
  const parent = (index + count - 1) % count;
  const id = (of: number) => `number & { readonly $id?: { readonly 't${of}.id'?: true } }`;
  const numeric = "string & { readonly $exact?: 'numeric' }";
  return `
export interface T${index} { id: ${id(index)}; name: string; note: string | null; price: ${numeric}; active: boolean; at: Date; parent_id: ${id(parent)} }
export interface NewT${index} { name: string; note?: string | null; price: ${numeric}; active?: boolean; at?: Date; parent_id: ${id(parent)} }
export interface T${index}Patch { name?: string; note?: string | null; price?: ${numeric}; active?: boolean; at?: Date; parent_id?: ${id(parent)} }`;
}
