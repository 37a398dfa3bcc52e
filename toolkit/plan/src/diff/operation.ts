import type { ChangeKind } from './change.ts';
import type { Decision } from './decide.ts';
import { kindOf, rankOf } from './kinds/index.ts';
import type { Kind } from './kinds/kind.ts';
import type { Catalog, Node } from './node.ts';

/** One step of the plan: one node, one verb. */
export interface Operation {
  readonly id: string;
  readonly verb: Verb;
  readonly node: Node;
  /** What the engine knows about objects of the node's kind. */
  readonly kind: Kind<ChangeKind>;
  /** The operations that come before it, with the reason. */
  readonly before: Map<Operation, string>;
  /** What waits for it. */
  readonly after: Set<Operation>;
  /** The operation that does it along the way, order permitting: a table's for its columns. */
  foldsInto?: Operation;
  /** Smaller comes first when nothing else decides, and then the name that comes first. */
  readonly rank: number;
  readonly name: string;
}

/** `park` gives a rebuilt object another name; `move` takes its rows over. */
export type Verb = 'drop' | 'park' | 'alter' | 'create' | 'move';

/** The operations of a plan by verb and node. */
export class Operations {
  private readonly byNode: Readonly<Record<Verb, Map<string, Operation>>> = {
    drop: new Map(),
    park: new Map(),
    alter: new Map(),
    create: new Map(),
    move: new Map(),
  };
  private readonly list: Operation[] = [];

  constructor(
    readonly before: Catalog,
    readonly after: Catalog,
    decisions: ReadonlyMap<string, Decision>,
  ) {
    for (const [id, { action }] of decisions)
      for (const verb of verbsOf[action]) {
        if (verb === 'move' && before.nodes.get(id)?.kind !== 'table') continue;
        const node = (verb === 'drop' || verb === 'park' ? before : after).nodes.get(id);
        if (node) this.add(makeOperation(verb, node));
      }
  }

  get(verb: Verb, id: string | undefined): Operation | undefined {
    return id === undefined ? undefined : this.byNode[verb].get(id);
  }

  all(): readonly Operation[] {
    return this.list;
  }

  private add(operation: Operation): void {
    this.byNode[operation.verb].set(operation.node.id, operation);
    this.list.push(operation);
  }

  /** Notes that one has to be done before another; either may be missing. */
  order(first: Operation | undefined, then: Operation | undefined): void {
    if (!first || !then || first === then) return;
    first.after.add(then);
    if (!then.before.has(first)) then.before.set(first, '');
  }
}

function makeOperation(verb: Verb, node: Node): Operation {
  return {
    id: `${verb} ${node.id}`,
    verb,
    node,
    kind: kindOf(node),
    before: new Map(),
    after: new Set(),
    rank: rank(verb, node),
    name: nameOf(node),
  };
}

const verbsOf: Readonly<Record<Decision['action'], readonly Verb[]>> = {
  create: ['create'],
  drop: ['drop'],
  alter: ['alter'],
  replace: ['drop', 'create'],
  rebuild: ['park', 'create', 'move', 'drop'],
};

/** Columns go by their place in the table, all else by id. */
function nameOf(node: Node): string {
  return node.position === undefined
    ? node.id
    : `${node.kind} ${node.path.slice(0, 2).join('.')} ${String(node.position).padStart(5, '0')}`;
}

/** Drops come first, from the outside in; then what is altered; then what is created, from the inside out. */
function rank(verb: Verb, node: Node): number {
  const place = rankOf.get(node.kind) ?? 0;
  switch (verb) {
    case 'drop':
      return 99 - place;
    case 'park':
      return 200 + place;
    case 'alter':
    case 'create':
      return 300 + place;
    case 'move':
      return 500 + place;
  }
}

/** Orders by priority, and operations of the same priority by name. */
export function compareOperations(a: Operation, b: Operation): number {
  return a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
