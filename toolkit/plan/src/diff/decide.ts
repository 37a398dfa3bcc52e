import { consequences } from './consequences.ts';
import { kinds } from './kinds/index.ts';
import { type Alteration, type Kind, type NodeAction, type Surroundings, same } from './kinds/kind.ts';
import { type Catalog, isOverload, isType, type Node } from './node.ts';

/** What is done to a node. */
export interface Decision {
  action: NodeAction;
  /** The object for whose sake it is done, where the node itself does not differ. */
  because?: string;
}

/**
 * Decides what is done to each node: first by comparing the two sides, then by following the dependencies
 * from what is dropped, replaced or altered to what cannot stay while that happens.
 *
 * @param around both catalogs; its `action` and `isRebuilt` are asked while deciding
 * @param decisions filled here
 */
export function decide(around: Surroundings, decisions: Map<string, Decision>): void {
  const queue: string[] = [];
  const set = (id: string, action: NodeAction, because?: string) => {
    decisions.set(id, because === undefined ? { action } : { action, because });
    // Nothing that exists depends on what is only created.
    if (action !== 'create') queue.push(id);
  };
  for (const [id, node] of around.before.nodes) {
    const to = around.after.nodes.get(id);
    if (!to) {
      set(id, 'drop');
      continue;
    }
    if (same(node.identity, to.identity) && node.kind === to.kind) {
      const kind = kinds[node.kind as keyof typeof kinds] as unknown as Kind<typeof node.kind>;
      if (kind.mustRebuild?.(node as never, to as never, around)) set(id, 'rebuild');
      continue;
    }
    decideOn(node, to, around, set);
  }
  for (const [id] of around.after.nodes) if (!around.before.nodes.has(id)) set(id, 'create');
  for (;;) {
    // The queue grows while it is read.
    for (const id of queue) follow(id, around, decisions, set);
    queue.length = 0;
    for (const [id, because] of consequences(around)) set(id, 'replace', because);
    if (queue.length === 0) return;
  }
}

type Decide = (id: string, action: NodeAction, because?: string) => void;

/** Decides how a node becomes the other: by itself, or with what it is a part of. */
function decideOn(from: Node, to: Node, around: Surroundings, set: Decide, because?: string): void {
  const how = alteration(from, to, around);
  if (how !== 'rebuild whole') set(from.id, typeof how === 'string' ? how : 'alter', because);
  else if (from.parent !== undefined) set(from.parent, 'rebuild', because);
}

function alteration(from: Node, to: Node, around: Surroundings): Alteration {
  if (from.kind !== to.kind) return isType(from) && isType(to) ? 'rebuild' : 'replace';
  const kind = kinds[from.kind as keyof typeof kinds] as unknown as Kind<typeof from.kind>;
  return kind.alter?.(from as never, to as never, around) ?? 'replace';
}

/** Decides about the dependents of a node that something is done to. */
function follow(
  id: string,
  around: Surroundings,
  decisions: ReadonlyMap<string, Decision>,
  set: Decide,
): void {
  const decision = decisions.get(id);
  const from = around.before.nodes.get(id);
  if (!decision || !from || decision.action === 'create') return;
  for (const dependentId of around.before.dependents.get(id) ?? []) {
    const dependent = around.before.nodes.get(dependentId);
    const to = around.after.nodes.get(dependentId);
    if (!dependent || !to) continue;
    const current = decisions.get(dependentId)?.action;
    if (current === 'replace' || current === 'rebuild') continue;
    const because = decision.because ?? from.object;
    const stillRequires = to.requires.has(id);
    switch (decision.action) {
      case 'alter': {
        const after = around.after.nodes.get(id);
        const kind = kinds[from.kind as keyof typeof kinds] as unknown as Kind<typeof from.kind>;
        if (after && kind.invalidates?.(from as never, after as never, dependent, around))
          set(dependentId, 'replace', because);
        break;
      }
      case 'drop':
      case 'replace':
        // Altered so as to do without it, it may stay; but what is revoked from a table goes from its columns too.
        if (
          current === 'alter' &&
          !stillRequires &&
          typeof alteration(dependent, to, around) !== 'string' &&
          !(from.kind === 'privileges' && isGrantWithin(dependent)) &&
          !callsOverload(to, from, around) &&
          !takesPlaceOf(to, from, around)
        )
          break;
        replace(dependent, to, because, around, set);
        break;
      case 'rebuild':
        moveOver(from, dependent, to, because, around, set);
        break;
    }
  }
}

/** Whether a node calls a new routine of the name of one that goes: with both there the call could mean either. */
function callsOverload({ requires }: Node, gone: Node, around: Surroundings): boolean {
  return [...requires].some(
    (id) => !around.before.nodes.has(id) && isOverload(gone, around.after.nodes.get(id)),
  );
}

/** Whether a node requires something new that takes the name of what goes: there is no moment to alter it between. */
function takesPlaceOf({ requires }: Node, gone: Node, { before, after }: Surroundings): boolean {
  const claims = new Set(rootOf(gone, before).claims);
  return [...requires].some((id) => {
    const required = after.nodes.get(id);
    return (
      required !== undefined &&
      !before.nodes.has(id) &&
      rootOf(required, after).claims.some((claim) => claims.has(claim))
    );
  });
}

/** The node that a node is a part of in the end. */
function rootOf(node: Node, catalog: Catalog): Node {
  const parent = node.parent === undefined ? undefined : catalog.nodes.get(node.parent);
  return parent ? rootOf(parent, catalog) : node;
}

/** Whether a node is what is granted on a column. */
function isGrantWithin(node: Node): boolean {
  return node.kind === 'privileges' && node.grants?.kind === 'column';
}

/** Replaces a dependent of something that goes; data cannot go with it. */
function replace(dependent: Node, to: Node, because: string, around: Surroundings, set: Decide): void {
  const holdsRows = dependent.kind === 'table' || (dependent.kind === 'column' && !dependent.value.generated);
  const parentGoes =
    around.action(dependent.parent ?? '') === 'replace' ||
    around.action(dependent.parent ?? '') === 'rebuild';
  if (holdsRows && !parentGoes && dependent.parent !== because) {
    if (dependent.kind === 'table') {
      set(dependent.id, 'rebuild', because);
      return;
    }
    decideOn(dependent, to, around, set, because);
    return;
  }
  if (isType(dependent) && holdsValues(dependent.id, around.before)) {
    set(dependent.id, 'rebuild', because);
    return;
  }
  set(dependent.id, 'replace', because);
}

/** Whether a column somewhere has values of a type, be it inside of others. */
function holdsValues(type: string, catalog: Catalog): boolean {
  return [...(catalog.dependents.get(type) ?? [])].some((id) => {
    const user = catalog.nodes.get(id);
    if (user === undefined) return false;
    return ['column', 'table'].includes(user.kind) || (isType(user) && holdsValues(id, catalog));
  });
}

/** What depends on a type or table that is made anew moves over to the new one where it holds data. */
function moveOver(
  from: Node,
  dependent: Node,
  to: Node,
  because: string,
  around: Surroundings,
  set: Decide,
): void {
  if (isType(from) && dependent.kind === 'column' && !dependent.value.generated) {
    decideOn(dependent, to, around, set, because);
    return;
  }
  if (isType(dependent)) {
    set(dependent.id, 'rebuild', because);
    return;
  }
  if (isType(from) && dependent.kind === 'table') {
    set(dependent.id, 'rebuild', because);
    return;
  }
  // A child takes its columns from the parent that it was made with.
  if (dependent.kind === 'inheritance' && dependent.parent !== from.id && dependent.parent !== undefined) {
    set(dependent.parent, 'rebuild', because);
    return;
  }
  set(dependent.id, 'replace', because);
}
