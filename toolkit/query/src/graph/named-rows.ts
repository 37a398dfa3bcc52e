import { badInput, describe } from '../input/index.ts';
import type { Links } from './link.ts';
import { type GraphNode, type Place, pathOf } from './node.ts';

/** A place that refers to a row by its `$id`. */
export interface NamedReference {
  readonly id: string;
  readonly node: GraphNode;
  readonly links: Links;
  readonly place: Place;
}

/** The rows of a graph that have an `$id`, and the places that refer to them by `$ref`. */
export class NamedRows {
  readonly #rows = new Map<string, GraphNode>();
  readonly references: NamedReference[] = [];

  /**
   * Adds a row.
   *
   * @throws BadInput if the `$id` is not a string, or belongs to another row
   */
  add(node: GraphNode, id: unknown): void {
    const path = `${pathOf(node)}.$id`;
    if (typeof id !== 'string') throw badInput(path, 'a string', describe(id));
    if (this.#rows.has(id)) throw badInput(path, 'an $id that no other row of the graph has', describe(id));
    this.#rows.set(id, node);
  }

  /**
   * Adds a reference; the row may follow later.
   *
   * @throws BadInput if the `$ref` is not a string
   */
  refer(node: GraphNode, links: Links, id: unknown, place: Place): void {
    if (typeof id !== 'string') throw badInput(`${pathOf(place)}.$ref`, 'a string', describe(id));
    this.references.push({ id, node, links, place });
  }

  /**
   * Finds the row for a reference.
   *
   * @throws BadInput if no row of the target table has the `$id`
   */
  find({ id, links: { target }, place }: NamedReference): GraphNode {
    const row = this.#rows.get(id);
    if (row?.table !== target)
      throw badInput(`${pathOf(place)}.$ref`, `the $id of a row of ${target.key} in the graph`, describe(id));
    return row;
  }
}
