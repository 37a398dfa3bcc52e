import type { ChangeKind } from '../change/index.ts';
import type { Catalog, Node } from '../node/index.ts';
import type { Kind } from './kind.ts';
import type { Operation, OrderReason } from './operation.ts';
import type { NodeAction } from './plan-context.ts';
import { type CatalogKind, priorityOf, type Verb } from './priorities.ts';

const verbsOf: Readonly<Record<NodeAction, readonly Verb[]>> = {
  create: ['create'],
  drop: ['drop'],
  alter: ['alter'],
  replace: ['drop', 'create'],
  rebuild: ['rename aside', 'create', 'copy rows', 'drop'],
};

/** The operations of a plan by verb and node. */
export class Operations {
  private readonly byVerb = new Map<Verb, Map<string, Operation>>();
  private readonly list: Operation[] = [];

  /**
   * @param before the catalog that exists
   * @param after the catalog that is wanted
   * @param actions what is done to each node, by id
   * @param kindOf what the planner knows about the objects of a node's kind
   * @param keepsNotNull whether PostgreSQL stores a constraint for NOT NULL
   */
  constructor(
    readonly before: Catalog,
    readonly after: Catalog,
    actions: Iterable<readonly [string, NodeAction]>,
    readonly kindOf: (node: Node) => Kind<ChangeKind>,
    readonly keepsNotNull: boolean,
  ) {
    for (const [id, action] of actions)
      for (const verb of verbsOf[action]) {
        const node = (verb === 'drop' || verb === 'rename aside' ? before : after).nodes.get(id);
        if (node && (verb !== 'copy rows' || kindOf(node).copyRows)) this.add(verb, node);
      }
  }

  get(verb: Verb, id: string | undefined): Operation | undefined {
    return id === undefined ? undefined : this.byVerb.get(verb)?.get(id);
  }

  all(): readonly Operation[] {
    return this.list;
  }

  /** Adds an operation. */
  add(verb: Verb, node: Node): Operation {
    const operation: Operation = {
      id: `${verb} ${node.id}`,
      verb,
      node,
      kind: this.kindOf(node),
      before: new Map(),
      after: new Set(),
      priority: priorityOf(verb, node.kind as CatalogKind),
      name: nameOf(node),
    };
    const known = this.byVerb.get(verb);
    if (known) known.set(node.id, operation);
    else this.byVerb.set(verb, new Map([[node.id, operation]]));
    this.list.push(operation);
    return operation;
  }

  /** Notes that one operation comes before another; either may be missing. */
  order(first: Operation | undefined, then: Operation | undefined, reason: OrderReason): void {
    if (!first || !then || first === then) return;
    first.after.add(then);
    if (!then.before.has(first)) then.before.set(first, reason);
  }

  /** Removes an order again. */
  release(first: Operation, then: Operation): void {
    first.after.delete(then);
    then.before.delete(first);
  }
}

/** Columns are in the order of their table, all other nodes in the order of their ids. */
function nameOf(node: Node): string {
  return node.position === undefined
    ? node.id
    : `${node.kind} ${node.path.slice(0, 2).join('.')} ${String(node.position).padStart(5, '0')}`;
}
