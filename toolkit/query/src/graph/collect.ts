import type { Resolved, ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';
import { checkWhole } from './check-whole.ts';
import { Collector } from './collector.ts';
import { linksOf } from './link.ts';
import { ALONE, GraphNode, type InsertedRow } from './node.ts';
import { firstShape } from './shape.ts';

/** A graph taken apart: its rows, and what is given back for it. */
export interface Collected {
  readonly nodes: readonly GraphNode[];
  readonly roots: readonly InsertedRow[];
  /** What is left to do to the result once all rows are inserted. */
  readonly finish: readonly (() => void)[];
}

/**
 * Takes a graph apart into rows, checked against the schema; no statement is sent.
 *
 * @param resolved the schema
 * @param key the table's key
 * @param graphs the rows at the root, with what is below them
 * @throws BadInput naming the place
 */
export function collect(resolved: Resolved, key: unknown, graphs: readonly unknown[]): Collected {
  const table = resolved.table(key);
  const collector = collectorOf(resolved, table);
  const alone = graphs.length === 1;
  const roots = Array.from(
    graphs,
    (graph, i) => collector.newRow(table, graph, undefined, table.key, alone ? ALONE : i).row as InsertedRow,
  );
  return { nodes: whole(collector), roots, finish: collector.finish };
}

/**
 * Takes apart what is to stand under a relationship of a row that is there already.
 *
 * @param resolved the schema
 * @param node the row; its texts may come later
 * @param to the relationship
 * @param parts what stands there, each with its number, or ALONE
 * @throws BadInput naming the place
 */
export function collectUnder(
  resolved: Resolved,
  node: GraphNode,
  to: ResolvedRelationship,
  parts: readonly (readonly [at: number, value: unknown])[],
): readonly GraphNode[] {
  const collector = collectorOf(resolved, node.table);
  const links = linksOf(resolved, node.table, to);
  for (const [at, value] of parts) collector.part(node, links, value, at);
  return whole(collector);
}

/**
 * V8 forgets how a class's objects are laid out when a full collection finds none, and with it all code that it made
 * quick for them: one of each lives as long as the schema.
 */
const living = new WeakMap<Resolved, Collector>();

function collectorOf(resolved: Resolved, table: ResolvedTable): Collector {
  if (!living.has(resolved)) {
    const collector = new Collector(resolved);
    collector.nodes.push(new GraphNode(firstShape(table), undefined, table.key, ALONE, undefined));
    living.set(resolved, collector);
  }
  return new Collector(resolved);
}

function whole(collector: Collector): readonly GraphNode[] {
  collector.settle();
  for (const node of collector.nodes) checkWhole(node);
  return collector.nodes;
}
