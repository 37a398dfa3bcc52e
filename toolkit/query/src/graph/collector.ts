import { badInput, describe } from '../error/bad-input.ts';
import { entriesOf, isPlain, within } from '../error/plain.ts';
import type { Resolved, ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';
import { columnValue, keyValues } from './column-value.ts';
import { type GraphNode, type InsertedRow, isGiven, type Parent } from './node.ts';

/** A place that refers to a row by its `$id`, to be settled once all are known. */
interface Reference {
  readonly id: string;
  readonly table: ResolvedTable;
  readonly path: string;
  readonly settle: (node: GraphNode) => void;
}

/** Where something stands in a graph. */
interface Place {
  readonly path: string;
  /** What it stands within. */
  readonly above: readonly unknown[];
  /** Takes what is given back for it. */
  readonly give: (row: InsertedRow) => void;
}

/** Takes graphs apart into rows that refer to each other. */
export class Collector {
  readonly nodes: GraphNode[] = [];
  /** What is left to do to the result once all rows are inserted. */
  readonly finish: (() => void)[] = [];
  readonly #resolved: Resolved;
  readonly #named = new Map<string, GraphNode>();
  readonly #references: Reference[] = [];
  readonly #nowhere: {
    readonly node: GraphNode;
    readonly columns: readonly string[];
    readonly path: string;
  }[] = [];

  constructor(resolved: Resolved) {
    this.#resolved = resolved;
  }

  /** A new row, and those that its relationships lead to. */
  newRow(table: ResolvedTable, graph: unknown, path: string, above: readonly unknown[]): GraphNode {
    if (!isPlain(graph)) throw badInput(path, `a row of ${table.key}`, describe(graph));
    const below = within(above, graph, path);
    const node: GraphNode = { table, path, values: new Map(), needs: [], row: { ...table.empty } };
    const relationships: [ResolvedRelationship, unknown][] = [];
    for (const [name, value] of entriesOf(graph, path)) {
      if (value === undefined) continue;
      const column = table.columns.get(name);
      const to = table.relationships.get(name);
      if (column) node.values.set(name, columnValue(column, value, `${path}.${name}`));
      else if (to) relationships.push([to, value]);
      else if (name === '$id') this.#name(node, value);
      else throw unknownName(table, name, path);
    }
    this.nodes.push(node);
    for (const [to, value] of relationships) this.#follow(node, to, value, `${path}.${to.name}`, below);
    return node;
  }

  /** What stands under a relationship of a row: a new row, or one that is meant by `$ref` or `$key`. */
  part(node: GraphNode, to: ResolvedRelationship, value: unknown, place: Place): void {
    const { path, above, give } = place;
    const target = this.#resolved.known(to.target);
    if (!isPlain(value) || !('$ref' in value || '$key' in value)) {
      const part = this.newRow(target, value, path, above);
      give(part.row as InsertedRow);
      this.#link(node, to, part, path);
      return;
    }
    const [name = '', ...others] = entriesOf(value, path).map(([one]) => one);
    if (others.length > 0) throw badInput(path, `${name} alone`, describe(others[0]));
    if (to.steps.length === 1 && !to.steps[0].forwards)
      throw badInput(path, `a new row of ${to.target}, which is to refer to the one above`, name);
    if (name === '$ref') this.#refer(node, to, value['$ref'], place);
    else {
      const { on } = to.steps[to.steps.length - 1] as (typeof to.steps)[0];
      const columns = on.map(([, there]) => there);
      const key = keyValues(target, columns, value['$key'], `${path}.$key`);
      give({ ...(value['$key'] as InsertedRow) });
      this.#link(node, to, { key }, path);
    }
  }

  /** Lets the places that refer to a row by its `$id` have it, and those that lead nowhere be null. */
  settle(): void {
    for (const { id, table, path, settle } of this.#references) {
      const node = this.#named.get(id);
      if (node?.table !== table)
        throw badInput(`${path}.$ref`, `the $id of a row of ${table.key} in the graph`, describe(id));
      settle(node);
    }
    for (const { node, columns, path } of this.#nowhere) {
      const free = columns.filter((name) => !isGiven(node, name) && node.table.columns.get(name)?.nullable);
      if (free.length === 0)
        throw badInput(path, `${node.table.key}.${columns.join(', ')} from one place`, 'two');
      for (const name of free) node.values.set(name, null);
    }
  }

  #name(node: GraphNode, id: unknown): void {
    const path = `${node.path}.$id`;
    if (typeof id !== 'string') throw badInput(path, 'a text', describe(id));
    if (this.#named.has(id)) throw badInput(path, 'a name that no other row of the graph has', describe(id));
    this.#named.set(id, node);
  }

  #follow(
    node: GraphNode,
    to: ResolvedRelationship,
    value: unknown,
    path: string,
    above: readonly unknown[],
  ): void {
    const row = node.row as InsertedRow;
    if (to.many) {
      if (!Array.isArray(value)) throw badInput(path, `an array of rows of ${to.target}`, describe(value));
      const rows: InsertedRow[] = [];
      row[to.name] = rows;
      for (const [i, one] of value.entries()) {
        const give = (part: InsertedRow) => {
          rows[i] = part;
        };
        this.part(node, to, one, { path: `${path}[${i}]`, above, give });
      }
      return;
    }
    const give = (part: InsertedRow | null) => {
      row[to.name] = part;
    };
    give(null);
    if (value !== null) this.part(node, to, value, { path, above, give });
    else if (to.required) throw badInput(path, `a row of ${to.target}`, 'null');
    else if (to.steps[0].forwards)
      this.#nowhere.push({ node, columns: to.steps[0].on.map(([here]) => here), path });
  }

  #refer(node: GraphNode, to: ResolvedRelationship, id: unknown, { path, give }: Place): void {
    const table = this.#resolved.known(to.target);
    if (typeof id !== 'string') throw badInput(`${path}.$ref`, 'a text', describe(id));
    const settle = (found: GraphNode) => {
      this.#link(node, to, found, path);
      // The row alone, without what it leads to: the result must not go in circles.
      this.finish.push(() =>
        give(Object.fromEntries([...table.columns.keys()].map((name) => [name, found.row?.[name]]))),
      );
    };
    this.#references.push({ id, table, path, settle });
  }

  /** Lets foreign keys follow a relationship from a row to another. */
  #link(node: GraphNode, to: ResolvedRelationship, part: Parent, path: string): void {
    const [first, second] = to.steps;
    const backwards = (on: typeof first.on) => on.map(([here, there]): [string, string] => [there, here]);
    if (second) {
      const association = this.#resolved.known(first.table);
      const needs = [
        { from: node, on: first.on, path },
        { from: part, on: backwards(second.on), path },
      ];
      this.nodes.push({ table: association, path, values: new Map(), needs });
    } else if (first.forwards) node.needs.push({ from: part, on: backwards(first.on), path });
    else if (!('key' in part)) part.needs.push({ from: node, on: first.on, path });
  }
}

function unknownName(table: ResolvedTable, name: string, path: string): Error {
  const names = [...table.columns.keys(), ...table.relationships.keys()].join(', ');
  return badInput(path, `one of ${names}`, describe(name));
}
