import { badInput, describe } from '../error/bad-input.ts';
import { isPlain } from '../load/where.ts';
import type { Resolved, ResolvedColumn, ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';
import { isDocument } from '../value/codec.ts';
import { type ColumnValue, type GraphNode, type InsertedRow, isGiven, type Parent } from './node.ts';

/** A graph taken apart: its rows, and what is given back for it. */
export interface Collected {
  readonly nodes: GraphNode[];
  readonly roots: InsertedRow[];
  /** What is left to do to the result once all rows are inserted. */
  readonly finish: readonly (() => void)[];
}

/** A place that refers to a row by its `$id`, to be settled once all are known. */
interface Reference {
  readonly id: string;
  readonly table: ResolvedTable;
  readonly path: string;
  readonly settle: (node: GraphNode) => void;
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
  const table = typeof key === 'string' ? resolved.table(key) : undefined;
  if (table === undefined) throw badInput('the table', "one of the schema's", describe(key));
  const collector = new Collector(resolved);
  const roots = graphs.map((graph, i) => {
    const path = graphs.length === 1 ? table.key : `${table.key}[${i}]`;
    return collector.newRow(table, graph, path).row as InsertedRow;
  });
  collector.settle();
  for (const node of collector.nodes) checkWhole(node);
  return { nodes: collector.nodes, roots, finish: collector.finish };
}

/**
 * Takes apart what is to stand under a relationship of a row that is there already.
 *
 * @param resolved the schema
 * @param node the row; its texts may come later
 * @param to the relationship
 * @param value what stands there
 * @throws BadInput naming the place
 */
export function collectUnder(
  resolved: Resolved,
  node: GraphNode,
  to: ResolvedRelationship,
  value: unknown,
): readonly GraphNode[] {
  const collector = new Collector(resolved);
  collector.follow(node, to, value, `${node.path}.${to.name}`);
  collector.settle();
  for (const one of collector.nodes) checkWhole(one);
  return collector.nodes;
}

/** Every column that needs a value has one. */
function checkWhole(node: GraphNode): void {
  const { table, path } = node;
  for (const { name, optional, generated } of table.columns.values()) {
    if (optional || generated || isGiven(node, name)) continue;
    const refers = table.foreignKeys.some(({ columns }) => columns.includes(name));
    throw badInput(
      `${path}.${name}`,
      refers ? 'a value, or a row of the graph to refer to' : 'a value',
      'none',
    );
  }
}

class Collector {
  readonly nodes: GraphNode[] = [];
  readonly finish: (() => void)[] = [];
  readonly #resolved: Resolved;
  readonly #named = new Map<string, GraphNode>();
  readonly #references: Reference[] = [];

  constructor(resolved: Resolved) {
    this.#resolved = resolved;
  }

  /** A new row, and those that its relationships lead to. */
  newRow(table: ResolvedTable, graph: unknown, path: string): GraphNode {
    if (!isPlain(graph)) throw badInput(path, `a row of ${table.key}`, describe(graph));
    const node: GraphNode = { table, path, values: new Map(), needs: [], row: { ...table.empty } };
    for (const [name, value] of Object.entries(graph)) {
      if (value === undefined) continue;
      const column = table.columns.get(name);
      if (column) node.values.set(name, encoded(column, value, `${path}.${name}`));
      else if (name === '$id') this.#name(node, value);
      else if (!table.relationships.has(name)) throw unknownName(table, name, path);
    }
    this.nodes.push(node);
    for (const to of table.relationships.values()) {
      const value = Object.hasOwn(graph, to.name) ? graph[to.name] : undefined;
      if (value !== undefined) this.follow(node, to, value, `${path}.${to.name}`);
    }
    return node;
  }

  /** Lets the places that refer to a row by its `$id` have it. */
  settle(): void {
    for (const { id, table, path, settle } of this.#references) {
      const node = this.#named.get(id);
      if (node?.table !== table)
        throw badInput(`${path}.$ref`, `the $id of a row of ${table.key} in the graph`, describe(id));
      settle(node);
    }
  }

  #name(node: GraphNode, id: unknown): void {
    const path = `${node.path}.$id`;
    if (typeof id !== 'string') throw badInput(path, 'a text', describe(id));
    if (this.#named.has(id)) throw badInput(path, 'a name that no other row of the graph has', describe(id));
    this.#named.set(id, node);
  }

  /** What stands under a relationship of a row. */
  follow(node: GraphNode, to: ResolvedRelationship, value: unknown, path: string): void {
    const row = node.row as InsertedRow;
    if (!to.many) {
      row[to.name] = null;
      if (value !== null)
        this.#part(node, to, value, path, (part) => {
          row[to.name] = part;
        });
      else if (to.relationship.direction === 'many-to-one') this.#none(node, to, path);
      return;
    }
    if (!Array.isArray(value)) throw badInput(path, `an array of rows of ${to.target}`, describe(value));
    const parts: InsertedRow[] = [];
    row[to.name] = parts;
    value.forEach((one, i) => {
      this.#part(node, to, one, `${path}[${i}]`, (part) => {
        parts[i] = part;
      });
    });
  }

  /** A relationship that leads to no row: its columns are null. */
  #none(node: GraphNode, to: ResolvedRelationship, path: string): void {
    if (to.required) throw badInput(path, `a row of ${to.target}`, 'null');
    for (const [here] of to.steps[0].on) {
      this.#free(node, here, path);
      node.values.set(here, null);
    }
  }

  #part(
    node: GraphNode,
    to: ResolvedRelationship,
    value: unknown,
    path: string,
    give: (row: InsertedRow) => void,
  ): void {
    if (isPlain(value) && ('$ref' in value || '$key' in value)) {
      const [name = '', ...others] = Object.keys(value);
      if (others.length > 0) throw badInput(path, `${name} alone`, describe(others[0]));
      if (to.steps.length === 1 && !to.steps[0].forwards)
        throw badInput(path, `a new row of ${to.target}, which is to refer to the one above`, name);
      if (name === '$ref') this.#reference(node, to, value['$ref'], path, give);
      else {
        const key = keyOf(to, this.#resolved.known(to.target), value['$key'], `${path}.$key`);
        give({ ...(value['$key'] as InsertedRow) });
        this.#link(node, to, { key }, path);
      }
      return;
    }
    const part = this.newRow(this.#resolved.known(to.target), value, path);
    give(part.row as InsertedRow);
    this.#link(node, to, part, path);
  }

  #reference(
    node: GraphNode,
    to: ResolvedRelationship,
    id: unknown,
    path: string,
    give: (row: InsertedRow) => void,
  ): void {
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
    if (second) {
      const association = this.#resolved.known(first.table);
      const between: GraphNode = { table: association, path, values: new Map(), needs: [] };
      between.needs.push(
        { from: node, on: first.on },
        { from: part, on: second.on.map(([here, there]) => [there, here]) },
      );
      this.nodes.push(between);
    } else if (first.forwards) {
      for (const [here] of first.on) this.#free(node, here, path);
      node.needs.push({ from: part, on: first.on.map(([here, there]) => [there, here]) });
    } else if (!('key' in part)) {
      for (const [, there] of first.on) this.#free(part, there, path);
      part.needs.push({ from: node, on: first.on });
    }
  }

  /** A column gets its value from one place only. */
  #free(node: GraphNode, column: string, path: string): void {
    if (isGiven(node, column)) throw badInput(path, `${node.table.key}.${column} from one place`, 'two');
  }
}

/** The columns that tell which row of those that are there is meant. */
function keyOf(
  to: ResolvedRelationship,
  table: ResolvedTable,
  key: unknown,
  path: string,
): ReadonlyMap<string, ColumnValue> {
  const { on } = to.steps[to.steps.length - 1] as (typeof to.steps)[0];
  const columns = on.map(([, there]) => there);
  if (!isPlain(key)) throw badInput(path, `the columns ${columns.join(', ')}`, describe(key));
  for (const name of Object.keys(key))
    if (!columns.includes(name)) throw badInput(path, `the columns ${columns.join(', ')}`, describe(name));
  return new Map(
    columns.map((name) => {
      const at = `${path}.${name}`;
      if (key[name] === undefined || key[name] === null) throw badInput(at, 'a value', describe(key[name]));
      return [name, encoded(table.columns.get(name) as ResolvedColumn, key[name], at, true)];
    }),
  );
}

/**
 * A column's value, as it is sent.
 *
 * @param known the row is there already, so that the value may be one that PostgreSQL gave
 * @throws BadInput
 */
export function encoded(column: ResolvedColumn, value: unknown, path: string, known = false): ColumnValue {
  const { codec, nullable, generated } = column;
  if (generated && !known) throw badInput(path, 'no value, since PostgreSQL gives it', describe(value));
  if (value === null && nullable) return null;
  if (value === null && !isDocument(codec)) throw badInput(path, 'a value', 'null');
  const encoded = codec.encode(value, path);
  column.checkSize?.(value, path);
  return encoded;
}

function unknownName(table: ResolvedTable, name: string, path: string): Error {
  const names = [...table.columns.keys(), ...table.relationships.keys()].join(', ');
  return badInput(path, `one of ${names}`, describe(name));
}
