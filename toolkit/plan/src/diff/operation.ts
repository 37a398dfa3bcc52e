import type { Decision } from './decide.ts';
import { rankOf } from './kinds/index.ts';
import type { Catalog, Node } from './node.ts';

/** One step of the plan: one node, one verb. */
export interface Operation {
  readonly id: string;
  readonly verb: Verb;
  readonly node: Node;
  /** What has to be done before it. */
  readonly before: Set<Operation>;
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
  private readonly byId = new Map<string, Operation>();

  constructor(
    readonly before: Catalog,
    readonly after: Catalog,
    decisions: ReadonlyMap<string, Decision>,
  ) {
    for (const [id, { action }] of decisions)
      for (const verb of verbsOf[action]) {
        if (verb === 'move' && before.nodes.get(id)?.kind !== 'table') continue;
        const node = (verb === 'drop' || verb === 'park' ? before : after).nodes.get(id);
        if (node) this.byId.set(`${verb} ${id}`, makeOperation(verb, node));
      }
  }

  get(verb: Verb, id: string | undefined): Operation | undefined {
    return this.byId.get(`${verb} ${id}`);
  }

  all(): readonly Operation[] {
    return [...this.byId.values()];
  }

  /** Notes that one has to be done before another; either may be missing. */
  order(first: Operation | undefined, then: Operation | undefined): void {
    if (!first || !then || first === then) return;
    first.after.add(then);
    then.before.add(first);
  }
}

function makeOperation(verb: Verb, node: Node): Operation {
  return {
    id: `${verb} ${node.id}`,
    verb,
    node,
    before: new Set(),
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
