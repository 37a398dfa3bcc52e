import type { Catalog } from '../node/index.ts';
import type { RenamedNames } from '../rename/index.ts';

/** What a kind may look at when it compares a dropped and a created node. */
export interface LikenessContext {
  readonly before: Catalog;
  readonly after: Catalog;
  /** The new names of the objects that are probably renamed. */
  readonly names: RenamedNames;
  /** How much a column of that name distinguishes a table: less if many tables have one. */
  weightOf(column: string): number;
}

/** A part of an object that can be renamed and is no node: a value of an enum, an attribute of a composite type. */
export interface Member {
  readonly id: string;
  readonly name: string;
  /** The type of an attribute. */
  readonly type?: string;
  readonly comment?: string;
}
