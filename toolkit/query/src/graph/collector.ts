import { isPlainObject } from '@trellis/model/internal';
import {
  badInput,
  circularError,
  describe,
  hasHiddenKeys,
  hiddenKeyError,
  MAX_DEPTH,
  tooDeepError,
} from '../input/index.ts';
import type { ResolvedRelationship, ResolvedSchema, ResolvedTable } from '../resolved/index.ts';
import { columnValue, keyValues } from './column-value.ts';
import { type Links, linksOf } from './link.ts';
import { NamedRows } from './named-rows.ts';
import { GraphNode, type InsertedRow, NO_INDEX, type Place, pathOf, type ReferencedRow } from './node.ts';
import { initialShape } from './shape.ts';

/** Splits graphs into rows that refer to each other. */
export class Collector {
  readonly nodes: GraphNode[] = [];
  /** Steps that complete the result after all rows are inserted. */
  readonly finish: (() => void)[] = [];
  readonly #resolved: ResolvedSchema;
  readonly #named = new NamedRows();
  /** Many-to-one relationships that are null. */
  readonly #nullReferences: { readonly node: GraphNode; readonly links: Links }[] = [];

  constructor(resolved: ResolvedSchema) {
    this.#resolved = resolved;
  }

  /** Adds a row and the rows that its relationships lead to. */
  newRow(
    table: ResolvedTable,
    graph: unknown,
    container: GraphNode | undefined,
    name: string,
    index: number,
  ): GraphNode {
    const node = new GraphNode(initialShape(table), container, name, index, graph);
    if (!isPlainObject(graph)) throw badInput(pathOf(node), `a row of ${table.key}`, describe(graph));
    checkNesting(node);
    const names = Object.keys(graph);
    if (hasHiddenKeys(graph, names.length)) throw hiddenKeyError(graph, pathOf(node));
    node.reserve(names.length);
    let below: [ResolvedRelationship, unknown][] | undefined;
    for (let i = 0; i < names.length; i += 1) {
      const key = names[i] as string;
      const value = graph[key];
      if (value === undefined) continue;
      const column = table.columns.get(key);
      if (column) {
        node.set(
          column,
          checked(node, key, (path) => columnValue(column, value, path)),
        );
        continue;
      }
      const to = table.relationships.get(key);
      if (to === undefined) {
        if (key !== '$id') throw unknownName(node, key);
        this.#named.add(node, value);
        continue;
      }
      node.shape = node.shape.withRelationship(to);
      if (below) below.push([to, value]);
      else below = [[to, value]];
    }
    node.row = { ...node.shape.layout.empty };
    this.nodes.push(node);
    if (below) for (const [to, value] of below) this.#addRelated(node, to, value);
    return node;
  }

  /**
   * Adds one related row: a new row, or an existing one given by `$ref` or `$key`.
   *
   * @returns the row to return for it; undefined for a `$ref`, which is resolved later
   */
  part(node: GraphNode, links: Links, value: unknown, index: number): InsertedRow | undefined {
    const { to, target } = links;
    if (!isPlainObject(value) || !('$ref' in value || '$key' in value)) {
      const part = this.newRow(target, value, node, to.name, index);
      this.#link(node, links, part, part);
      return part.row;
    }
    const place: Place = { container: node, name: to.name, index };
    const names = Object.keys(value);
    if (hasHiddenKeys(value, names.length)) throw hiddenKeyError(value, pathOf(place));
    const [name = '', ...others] = names;
    if (others.length > 0) throw badInput(pathOf(place), `only ${name}`, describe(others[0]));
    if (links.association === undefined && !to.steps[0].forwards)
      throw badInput(pathOf(place), `a new row of ${to.target}`, name);
    if (name === '$ref') {
      this.#named.refer(node, links, value['$ref'], place);
      return undefined;
    }
    const { on } = to.steps[to.steps.length - 1] as (typeof to.steps)[0];
    const columns = on.map(([, remote]) => remote);
    const key = checked(place, '$key', (path) => keyValues(target, columns, value['$key'], path));
    this.#link(node, links, { key }, place);
    return { ...(value['$key'] as InsertedRow) };
  }

  /** Resolves references by `$ref`, and sets the foreign keys of relationships that are null. */
  resolveReferences(): void {
    for (const reference of this.#named.references) {
      const { node, links, place } = reference;
      const found = this.#named.find(reference);
      this.#link(node, links, found, place);
      // Only the columns of the row: the result must not contain circular references.
      this.finish.push(() => {
        const names = [...links.target.columns.keys()];
        const row = Object.fromEntries(names.map((name) => [name, found.row?.[name]]));
        if (place.index === NO_INDEX) assign(node, place.name, row);
        else (node.row?.[place.name] as InsertedRow[])[place.index] = row;
      });
    }
    for (const { node, links } of this.#nullReferences) setNull(node, links);
  }

  #addRelated(node: GraphNode, to: ResolvedRelationship, value: unknown): void {
    const links = linksOf(this.#resolved, node.table, to);
    if (to.many) {
      if (!Array.isArray(value))
        throw badInput(`${pathOf(node)}.${to.name}`, `an array of rows of ${to.target}`, describe(value));
      const rows = new Array<InsertedRow | undefined>(value.length);
      assign(node, to.name, rows);
      for (let i = 0; i < value.length; i += 1) rows[i] = this.part(node, links, value[i], i);
      return;
    }
    if (value !== null) assign(node, to.name, this.part(node, links, value, NO_INDEX));
    else if (to.required) throw badInput(`${pathOf(node)}.${to.name}`, `a row of ${to.target}`, 'null');
    else if (to.steps[0].forwards) this.#nullReferences.push({ node, links });
  }

  /** Connects two rows by the foreign keys of a relationship. */
  #link(node: GraphNode, { to, association, first, second }: Links, part: ReferencedRow, place: Place): void {
    if (association && second) {
      const { container, name, index } = place;
      const row = new GraphNode(initialShape(association), container, name, index, undefined);
      row.addReference(node, first, place);
      row.addReference(part, second, place);
      this.nodes.push(row);
    } else if (to.steps[0].forwards) node.addReference(part, first, place);
    else if (part instanceof GraphNode) part.addReference(node, first, place);
  }
}

/** Sets the foreign key of a relationship to null, except columns that have another value already. */
function setNull(node: GraphNode, links: Links): void {
  const { given } = node.shape.layout;
  const columns = links.first.on.map(({ referencing }) => referencing);
  // A foreign key with one null refers to no row.
  if (columns.some((one) => node.ownValue(one) === null)) return;
  const free = columns.filter((one) => one.nullable && !given.some(({ column }) => column === one));
  if (free.length === 0) {
    const names = columns.map((one) => one.name).join(', ');
    const path = `${pathOf(node)}.${links.to.name}`;
    throw badInput(path, `one value for ${node.table.key}.${names}`, 'two');
  }
  for (const column of free) node.set(column, null);
}

function assign({ row }: GraphNode, name: string, value: unknown): void {
  if (row) row[name] = value;
}

/**
 * Checks a value. Building its path takes longer than checking most values, so the path is built only when the check
 * fails, and the check is repeated to throw an error that contains it.
 */
function checked<T>(place: Place, name: string, check: (path: string) => T): T {
  try {
    return check(name);
  } catch {
    return check(`${pathOf(place)}.${name}`);
  }
}

function checkNesting(node: GraphNode): void {
  let depth = 0;
  for (let { container } = node; container; container = container.container) {
    depth += 1;
    if (container.graph === node.graph) throw circularError(pathOf(node));
    if (depth >= MAX_DEPTH) throw tooDeepError(pathOf(node));
  }
}

function unknownName(node: GraphNode, name: string): Error {
  const { columns, relationships } = node.table;
  const names = [...columns.keys(), ...relationships.keys()].join(', ');
  return badInput(pathOf(node), `one of ${names}`, describe(name));
}
