import { type Table, tableKey } from '@trellis/model';
import { perModel } from '../tables/per-model.ts';
import { distinctNames } from './distinct.ts';
import { safeText } from './safe-text.ts';

/** Names that Mermaid 10 finds on every JavaScript object, where it looks for an entity. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Words of Mermaid's grammars, of this diagram and others: harmless between quotes. */
const WORDS = new Set(
  'accdescr acctitle class classdef click default direction end erdiagram graph link linkstyle many note one only optionally style subgraph title to u zero'.split(
    ' ',
  ),
);

/**
 * How each table of a Model is called in its diagrams: its key, or what looks like it where Mermaid
 * cannot read that. No two are called the same, and one is called the same in every diagram.
 */
export const entityNames = perModel((model) =>
  distinctNames(model.tables, tableKey, safeName, (name, number) => `${name} (${number})`),
);

function safeName(table: Table): string {
  const name = safeText(tableKey(table)).replaceAll('%', '٪') || '␣';
  return INHERITED.has(name) ? `${name}_` : name;
}

/** An entity's name as it is written: between quotes, unless it is a plain word that means nothing else. */
export function entityToken(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !WORDS.has(name.toLowerCase()) ? name : `"${name}"`;
}
