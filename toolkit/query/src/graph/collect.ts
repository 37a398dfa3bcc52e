import type { ResolvedRelationship, ResolvedSchema, ResolvedTable } from '../resolved/index.ts';
import { checkComplete } from './check-complete.ts';
import { Collector } from './collector.ts';
import { linksOf } from './link.ts';
import { GraphNode, type InsertedRow, NO_INDEX } from './node.ts';
import { initialShape } from './shape.ts';

/** A graph split into rows, and the result to return for it. */
export interface Collected {
  readonly nodes: readonly GraphNode[];
  readonly roots: readonly InsertedRow[];
  /** Steps that complete the result after all rows are inserted. */
  readonly finish: readonly (() => void)[];
}

/**
 * Splits a graph into rows and checks them against the schema. Sends no statement.
 *
 * @param resolved the schema
 * @param key key of the root table
 * @param graphs the root rows, with the rows below them
 * @throws BadInput
 */
export function collect(resolved: ResolvedSchema, key: unknown, graphs: readonly unknown[]): Collected {
  const table = resolved.checkTable(key);
  const collector = collectorOf(resolved, table);
  const single = graphs.length === 1;
  const roots = Array.from(
    graphs,
    (graph, i) =>
      collector.newRow(table, graph, undefined, table.key, single ? NO_INDEX : i).row as InsertedRow,
  );
  return { nodes: complete(collector), roots, finish: collector.finish };
}

/**
 * Splits the rows for a relationship of an existing row.
 *
 * @param resolved the schema
 * @param node the existing row; its cells may be set later
 * @param to the relationship
 * @param parts the related rows, each with its index or NO_INDEX
 * @throws BadInput
 */
export function collectRelated(
  resolved: ResolvedSchema,
  node: GraphNode,
  to: ResolvedRelationship,
  parts: readonly (readonly [index: number, value: unknown])[],
): readonly GraphNode[] {
  const collector = collectorOf(resolved, node.table);
  const links = linksOf(resolved, node.table, to);
  for (const [index, value] of parts) collector.part(node, links, value, index);
  return complete(collector);
}

/**
 * Keeps one instance of each class alive per schema. When a garbage collection finds no instances of a class, V8
 * discards its hidden classes and the code optimized for them.
 */
const alive = new WeakMap<ResolvedSchema, Collector>();

function collectorOf(resolved: ResolvedSchema, table: ResolvedTable): Collector {
  if (!alive.has(resolved)) {
    const collector = new Collector(resolved);
    collector.nodes.push(new GraphNode(initialShape(table), undefined, table.key, NO_INDEX, undefined));
    alive.set(resolved, collector);
  }
  return new Collector(resolved);
}

function complete(collector: Collector): readonly GraphNode[] {
  collector.resolveReferences();
  for (const node of collector.nodes) checkComplete(node);
  return collector.nodes;
}
