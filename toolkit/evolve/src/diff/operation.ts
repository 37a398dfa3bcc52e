import type { Decision } from './decide.ts';
import { kinds, rankOf } from './kinds/index.ts';
import type { Kind } from './kinds/kind.ts';
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
  /** Smaller comes first when nothing else decides. */
  readonly rank: number;
}

/** `park` gives a rebuilt object another name; `move` takes its rows over. */
export type Verb = 'drop' | 'park' | 'alter' | 'create' | 'move';

/**
 * Makes the operations that carry out the decisions, with an edge for each rule of order:
 * created after what it requires is created or altered; dropped before what it required is; dropped
 * before it is created again; altered between the drops of what cannot stay and their return.
 */
export function operations(
  before: Catalog,
  after: Catalog,
  decisions: ReadonlyMap<string, Decision>,
): readonly Operation[] {
  const all = new Map<string, Operation>();
  const get = (verb: Verb, id: string) => all.get(`${verb} ${id}`);
  for (const [id, { action }] of decisions) {
    for (const verb of verbsOf[action]) {
      if (verb === 'move' && before.nodes.get(id)?.kind !== 'table') continue;
      const node = (verb === 'drop' || verb === 'park' ? before : after).nodes.get(id);
      if (!node) continue;
      const operation: Operation = {
        id: `${verb} ${id}`,
        verb,
        node,
        before: new Set(),
        after: new Set(),
        rank: rank(verb, node),
      };
      all.set(operation.id, operation);
    }
  }
  const order = (first: Operation | undefined, then: Operation | undefined) => {
    if (!first || !then || first === then) return;
    first.after.add(then);
    then.before.add(first);
  };
  for (const operation of all.values()) {
    const { id } = operation.node;
    switch (operation.verb) {
      case 'create':
        for (const required of [...operation.node.requires, ...operation.node.after]) {
          order(get('create', required), operation);
          order(get('alter', required), operation);
        }
        // What is made on a table made anew finds its rows there.
        // A partition, though, is there to take the rows in.
        for (const required of operation.node.requires)
          if (operation.node.kind === 'partition') order(operation, get('move', required));
          else order(get('move', required), operation);
        order(get('park', id) ?? get('drop', id), operation);
        break;
      case 'drop':
        for (const required of operation.node.requires) {
          order(operation, get('drop', required));
          order(operation, get('alter', required));
          if (!isFoldedDrop(operation, get('drop', required))) order(operation, get('park', required));
        }
        order(get('create', id), get('park', id) && operation);
        order(get('move', id), operation);
        break;
      case 'move':
        order(get('create', id), operation);
        // The rows need all columns that they fill.
        for (const dependent of after.dependents.get(id) ?? [])
          if (after.nodes.get(dependent)?.kind === 'column') order(get('create', dependent), operation);
        break;
      case 'alter': {
        for (const required of operation.node.requires) {
          order(get('create', required), operation);
          order(get('alter', required), operation);
        }
        const old = before.nodes.get(id);
        for (const required of old?.requires ?? []) {
          order(operation, get('drop', required));
          if (!operation.node.requires.has(required)) order(operation, get('alter', required));
        }
        break;
      }
      case 'park':
        break;
    }
  }
  orderClaims([...all.values()], order);
  fold([...all.values()], all, before);
  return [...all.values()];
}

const verbsOf: Readonly<Record<Decision['action'], readonly Verb[]>> = {
  create: ['create'],
  drop: ['drop'],
  alter: ['alter'],
  replace: ['drop', 'create'],
  rebuild: ['park', 'create', 'move', 'drop'],
};

/** What holds a name has to give it up before another takes it. */
function orderClaims(
  all: readonly Operation[],
  order: (first: Operation | undefined, then: Operation | undefined) => void,
): void {
  const parked = new Set(all.filter((one) => one.verb === 'park').map((one) => one.node.id));
  const givers = new Map<string, Operation[]>();
  for (const operation of all) {
    const gives = operation.verb === 'park' || (operation.verb === 'drop' && !parked.has(operation.node.id));
    if (!gives) continue;
    for (const claim of operation.node.claims) {
      const known = givers.get(claim);
      if (known) known.push(operation);
      else givers.set(claim, [operation]);
    }
  }
  for (const operation of all)
    if (operation.verb === 'create')
      for (const claim of operation.node.claims)
        for (const giver of givers.get(claim) ?? [])
          if (giver.node.id !== operation.node.id || giver.verb === 'drop') order(giver, operation);
}

/** Says which operations others do along the way. */
function fold(all: readonly Operation[], byId: ReadonlyMap<string, Operation>, before: Catalog): void {
  for (const operation of all) {
    if (operation.verb === 'create') {
      const parent = byId.get(`create ${operation.node.parent}`);
      if (!parent) continue;
      const kind = kinds[operation.node.kind as keyof typeof kinds] as unknown as Kind<
        typeof operation.node.kind
      >;
      if (kind.foldsIntoCreate?.(operation.node as never, parent.node)) operation.foldsInto = parent;
    } else if (operation.verb === 'drop') {
      const into = dropParent(operation.node, before);
      const parent = into === undefined ? undefined : byId.get(`drop ${into}`);
      if (parent && (isFoldedDrop(operation, parent) || !byId.has(`park ${into}`)))
        operation.foldsInto = parent;
    }
  }
}

/** The node whose drop takes this one along: its parent, or the column that owns a sequence. */
function dropParent(node: Node, before: Catalog): string | undefined {
  if (node.kind !== 'sequence') return node.parent;
  const owner = before.nodes.get(`owned by ${node.id}`);
  return owner && [...owner.requires].find((id) => before.nodes.get(id)?.kind === 'column');
}

/** Whether a part of a rebuilt object may stay on it until that is dropped: not what holds a name of its schema. */
function isFoldedDrop(part: Operation, whole: Operation | undefined): boolean {
  if (!whole || part.node.parent !== whole.node.id) return false;
  return !part.node.claims.some((claim) => claim.startsWith('relation ') || claim.startsWith('statistics '));
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
