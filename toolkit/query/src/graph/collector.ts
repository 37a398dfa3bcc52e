import { badInput, describe } from '../error/bad-input.ts';
import { isNamed, isPlain, MOST_LEVELS, notNamed, tooDeep, withinItself } from '../error/plain.ts';
import type { Resolved, ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';
import { columnValue, keyValues } from './column-value.ts';
import { type Links, linksOf } from './link.ts';
import { ALONE, GraphNode, type InsertedRow, type Parent, type Place, pathOf } from './node.ts';
import { firstShape } from './shape.ts';

/** A place that refers to a row by its `$id`, to be settled once all are known. */
interface Reference {
  readonly id: string;
  readonly node: GraphNode;
  readonly links: Links;
  readonly place: Place;
}

/** Takes graphs apart into rows that refer to each other. */
export class Collector {
  readonly nodes: GraphNode[] = [];
  /** What is left to do to the result once all rows are inserted. */
  readonly finish: (() => void)[] = [];
  readonly #resolved: Resolved;
  readonly #named = new Map<string, GraphNode>();
  readonly #references: Reference[] = [];
  readonly #nowhere: { readonly node: GraphNode; readonly links: Links }[] = [];

  constructor(resolved: Resolved) {
    this.#resolved = resolved;
  }

  /** A new row, and those that its relationships lead to. */
  newRow(
    table: ResolvedTable,
    graph: unknown,
    above: GraphNode | undefined,
    name: string,
    at: number,
  ): GraphNode {
    const node = new GraphNode(firstShape(table), above, name, at, graph);
    if (!isPlain(graph)) throw badInput(pathOf(node), `a row of ${table.key}`, describe(graph));
    checkNesting(node);
    if (!isNamed(graph)) throw notNamed(graph, pathOf(node));
    const names = Object.keys(graph);
    node.expect(names.length);
    let below: [ResolvedRelationship, unknown][] | undefined;
    for (let i = 0; i < names.length; i += 1) {
      const key = names[i] as string;
      const value = graph[key];
      if (value === undefined) continue;
      const column = table.columns.get(key);
      if (column) {
        node.give(
          column,
          looked(node, key, (path) => columnValue(column, value, path)),
        );
        continue;
      }
      const to = table.relationships.get(key);
      if (to === undefined) {
        this.#name(node, key, value);
        continue;
      }
      node.shape = node.shape.over(to);
      if (below) below.push([to, value]);
      else below = [[to, value]];
    }
    node.row = { ...node.shape.layout.empty };
    this.nodes.push(node);
    if (below) for (const [to, value] of below) this.#follow(node, to, value);
    return node;
  }

  /**
   * What stands under a relationship of a row: a new row, or one that is meant by `$ref` or `$key`.
   *
   * @returns what is given back for it; nothing yet for a row that is meant by `$ref`
   */
  part(node: GraphNode, links: Links, value: unknown, at: number): InsertedRow | undefined {
    const { to, target } = links;
    if (!isPlain(value) || !('$ref' in value || '$key' in value)) {
      const part = this.newRow(target, value, node, to.name, at);
      this.#link(node, links, part, part);
      return part.row;
    }
    const place: Place = { above: node, name: to.name, at };
    if (!isNamed(value)) throw notNamed(value, pathOf(place));
    const [name = '', ...others] = Object.keys(value);
    if (others.length > 0) throw badInput(pathOf(place), `${name} alone`, describe(others[0]));
    if (links.association === undefined && !to.steps[0].forwards)
      throw badInput(pathOf(place), `a new row of ${to.target}, which is to refer to the one above`, name);
    if (name === '$ref') {
      const id = value['$ref'];
      if (typeof id !== 'string') throw badInput(`${pathOf(place)}.$ref`, 'a text', describe(id));
      this.#references.push({ id, node, links, place });
      return undefined;
    }
    const { on } = to.steps[to.steps.length - 1] as (typeof to.steps)[0];
    const columns = on.map(([, there]) => there);
    const key = looked(place, '$key', (path) => keyValues(target, columns, value['$key'], path));
    this.#link(node, links, { key }, place);
    return { ...(value['$key'] as InsertedRow) };
  }

  /** Lets the places that refer to a row by its `$id` have it, and those that lead nowhere be null. */
  settle(): void {
    for (const { id, node, links, place } of this.#references) {
      const { target } = links;
      const found = this.#named.get(id);
      if (found?.table !== target)
        throw badInput(
          `${pathOf(place)}.$ref`,
          `the $id of a row of ${target.key} in the graph`,
          describe(id),
        );
      this.#link(node, links, found, place);
      // The row alone, without what it leads to: the result must not go in circles.
      this.finish.push(() => {
        const names = [...target.columns.keys()];
        const alone = Object.fromEntries(names.map((name) => [name, found.row?.[name]]));
        if (place.at === ALONE) put(node, place.name, alone);
        else (node.row?.[place.name] as InsertedRow[])[place.at] = alone;
      });
    }
    for (const { node, links } of this.#nowhere) {
      const { given } = node.shape.layout;
      const columns = links.first.on.map(({ here }) => here);
      // A key that is null in one of its columns leads nowhere already.
      if (columns.some((one) => node.own(one) === null)) continue;
      const free = columns.filter((one) => one.nullable && !given.some(({ column }) => column === one));
      if (free.length === 0) {
        const names = columns.map((one) => one.name).join(', ');
        const path = `${pathOf(node)}.${links.to.name}`;
        throw badInput(path, `${node.table.key}.${names} from one place`, 'two');
      }
      for (const column of free) node.give(column, null);
    }
  }

  /** What is no column and no relationship can only be the row's name. */
  #name(node: GraphNode, key: string, id: unknown): void {
    if (key !== '$id') throw unknownName(node, key);
    const path = `${pathOf(node)}.$id`;
    if (typeof id !== 'string') throw badInput(path, 'a text', describe(id));
    if (this.#named.has(id)) throw badInput(path, 'a name that no other row of the graph has', describe(id));
    this.#named.set(id, node);
  }

  #follow(node: GraphNode, to: ResolvedRelationship, value: unknown): void {
    const links = linksOf(this.#resolved, node.table, to);
    if (to.many) {
      if (!Array.isArray(value))
        throw badInput(`${pathOf(node)}.${to.name}`, `an array of rows of ${to.target}`, describe(value));
      const rows = new Array<InsertedRow | undefined>(value.length);
      put(node, to.name, rows);
      for (let i = 0; i < value.length; i += 1) rows[i] = this.part(node, links, value[i], i);
      return;
    }
    if (value !== null) put(node, to.name, this.part(node, links, value, ALONE));
    else if (to.required) throw badInput(`${pathOf(node)}.${to.name}`, `a row of ${to.target}`, 'null');
    else if (to.steps[0].forwards) this.#nowhere.push({ node, links });
  }

  /** Lets foreign keys follow a relationship from a row to another. */
  #link(node: GraphNode, { to, association, first, second }: Links, part: Parent, place: Place): void {
    if (association && second) {
      const { above, name, at } = place;
      const row = new GraphNode(firstShape(association), above, name, at, undefined);
      row.refer(node, first, place);
      row.refer(part, second, place);
      this.nodes.push(row);
    } else if (to.steps[0].forwards) node.refer(part, first, place);
    else if (part instanceof GraphNode) part.refer(node, first, place);
  }
}

function put({ row }: GraphNode, name: string, value: unknown): void {
  if (row) row[name] = value;
}

/**
 * Looks at a value. Its path takes longer to put together than most values to check, so one that is refused is looked at
 * again, for an error that names it.
 */
function looked<T>(place: Place, name: string, look: (path: string) => T): T {
  try {
    return look(name);
  } catch {
    return look(`${pathOf(place)}.${name}`);
  }
}

function checkNesting(node: GraphNode): void {
  let levels = 0;
  for (let { above } = node; above; above = above.above) {
    levels += 1;
    if (above.graph === node.graph) throw withinItself(pathOf(node));
    if (levels >= MOST_LEVELS) throw tooDeep(pathOf(node));
  }
}

function unknownName(node: GraphNode, name: string): Error {
  const { columns, relationships } = node.table;
  const names = [...columns.keys(), ...relationships.keys()].join(', ');
  return badInput(pathOf(node), `one of ${names}`, describe(name));
}
