import { type Table, tableKey } from '@trellis/model';
import { distinctNames } from '../distinct-names.ts';
import { perModel } from '../tables/index.ts';
import { safeText } from './safe-text.ts';

/** Properties of every JavaScript object, which Mermaid 10 mistakes for entities. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Keywords of Mermaid's diagrams, which need quotes. */
const KEYWORDS = new Set(
  'accdescr acctitle class classdef click default direction end erdiagram graph link linkstyle many note one only optionally style subgraph title to u zero'.split(
    ' ',
  ),
);

/**
 * Returns the name of each table of a Model in its diagrams, all different and the same in every diagram: its key, or a
 * lookalike if Mermaid cannot read the key.
 */
export const entityNames = perModel((model) =>
  distinctNames(model.tables, tableKey, safeName, (name, number) => `${name} (${number})`),
);

function safeName(table: Table): string {
  const name = safeText(tableKey(table)).replaceAll('%', '٪') || '␣';
  return INHERITED.has(name) ? `${name}_` : name;
}

/** Prints the name of an entity: in quotes, unless it is a plain word and not a keyword. */
export function entityToken(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !KEYWORDS.has(name.toLowerCase()) ? name : `"${name}"`;
}
