import { push, stringValue, tokenName, tokensOf } from '@trellis/model/internal';
import type { Catalog, Node } from '../node/index.ts';
import type { Operations } from '../operation/index.ts';

/**
 * What an expression or query of a catalog uses when it is evaluated: what its node requires, what the text of routines
 * and conversions mentions (PostgreSQL records no dependencies of a body that is a string), and so on.
 */
export class CodeUses {
  private readonly mentioned = new Map<string, readonly Node[]>();
  private names: ReadonlyMap<string, readonly Node[]> | undefined;

  constructor(
    private readonly catalog: Catalog,
    private readonly kindOf: Operations['kindOf'],
  ) {}

  /** The nodes that some nodes use, with these. */
  of(nodes: readonly Node[]): ReadonlySet<Node> {
    const found = new Set(nodes);
    // The set grows while it is read.
    for (const node of found) {
      for (const id of node.requires) this.add(id, found);
      // A value of a domain is checked.
      if (this.kindOf(node).isType) for (const part of this.partsOf(node)) found.add(part);
      for (const used of this.mentions(node)) {
        found.add(used);
        // A statement of a body can use any column, and fire triggers.
        for (const part of this.partsOf(used)) found.add(part);
      }
    }
    return found;
  }

  private add(id: string, found: Set<Node>): void {
    const node = this.catalog.nodes.get(id);
    if (node) found.add(node);
  }

  private partsOf({ id }: Node): readonly Node[] {
    return [...(this.catalog.dependents.get(id) ?? [])].flatMap((dependent) => {
      const node = this.catalog.nodes.get(dependent);
      return node?.parent === id ? [node] : [];
    });
  }

  /** The objects whose names are in the definition of a routine, or in the conversion or the declared values of a column. */
  private mentions(node: Node): readonly Node[] {
    const text = this.kindOf(node).unrecordedSql?.(node);
    if (!text) return [];
    const known = this.mentioned.get(node.id);
    if (known) return known;
    const words = new Set<string>();
    collectNames(text, words);
    const names = this.byName();
    const found = [...words].flatMap((word) => names.get(word) ?? []);
    this.mentioned.set(node.id, found);
    return found;
  }

  /** The relations, types, routines and operators by name. */
  private byName(): ReadonlyMap<string, readonly Node[]> {
    if (this.names) return this.names;
    const names = new Map<string, Node[]>();
    for (const node of this.catalog.nodes.values()) {
      if (node.parent !== undefined || node.path.length !== 2) continue;
      push(names, node.path[1] ?? '', node);
    }
    this.names = names;
    return names;
  }
}

/** Adds the names in SQL and in the strings of it, which can be SQL as well. */
function collectNames(sql: string, names: Set<string>): void {
  for (const token of tokensOf(sql)) {
    const name = tokenName(token);
    if (name !== undefined) names.add(name);
    if (token.kind === 'operator') names.add(token.text);
    const inner = stringValue(token);
    if (inner !== undefined && inner.length < sql.length) collectNames(inner, names);
  }
}
