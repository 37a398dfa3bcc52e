import { same } from '@trellis/model/internal';
import { allKinds } from '../kinds/index.ts';
import type { Catalog, Node } from '../node/index.ts';
import { type Alteration, isRecreated, type NodeAction, type PlanContext } from '../operation/index.ts';

/** What is done to a node. */
export interface Decision {
  action: NodeAction;
  /** The object that is the cause, if the node itself does not differ. */
  because?: string;
}

/**
 * Decides what is done to each node: first by comparing the two sides, then by following the dependencies
 * from what is dropped, replaced or altered to what cannot exist in the meantime.
 *
 * @param context both catalogs; its `action` and `isRebuilt` read `decisions`
 * @param decisions is filled
 */
export function decide(context: PlanContext, decisions: Map<string, Decision>): void {
  const queue: string[] = [];
  const set = (id: string, wanted: NodeAction, because?: string) => {
    const action = wanted === 'rebuild' && hasNothingToCopy(id, context) ? 'replace' : wanted;
    decisions.set(id, because === undefined ? { action } : { action, because });
    // Nothing that exists depends on what is only created.
    if (action !== 'create') queue.push(id);
  };
  for (const [id, node] of context.before.nodes) {
    const to = context.after.nodes.get(id);
    if (!to) {
      set(id, 'drop');
      continue;
    }
    if (same(node.identity, to.identity) && node.kind === to.kind) {
      const kind = context.kindOf(node);
      if (kind.mustRebuild?.(node, to, context)) set(id, 'rebuild');
      else if (kind.mustAlter?.(node, to, context)) set(id, 'alter');
      continue;
    }
    decideOn(node, to, context, set);
  }
  for (const [id] of context.after.nodes) if (!context.before.nodes.has(id)) set(id, 'create');
  for (;;) {
    // The queue grows while it is read.
    for (const id of queue) follow(id, context, decisions, set);
    queue.length = 0;
    const found = new Map(allKinds.flatMap((kind) => kind.consequences?.(context) ?? []));
    for (const [id, because] of found) set(id, 'replace', because);
    if (queue.length === 0) return;
  }
}

type Decide = (id: string, action: NodeAction, because?: string) => void;

/** Decides how a node becomes the other: by itself, or with the object that it is a part of. */
function decideOn(from: Node, to: Node, context: PlanContext, set: Decide, because?: string): void {
  const how = alteration(from, to, context);
  if (how !== 'rebuild whole') set(from.id, typeof how === 'string' ? how : 'alter', because);
  else if (from.parent !== undefined) set(from.parent, 'rebuild', because);
}

function alteration(from: Node, to: Node, context: PlanContext): Alteration {
  const { kindOf } = context;
  if (from.kind !== to.kind) return kindOf(from).isType && kindOf(to).isType ? 'rebuild' : 'replace';
  return kindOf(from).alter?.(from, to, context) ?? 'replace';
}

/** Decides what is done to the dependents of a node. */
function follow(
  id: string,
  context: PlanContext,
  decisions: ReadonlyMap<string, Decision>,
  set: Decide,
): void {
  const decision = decisions.get(id);
  const from = context.before.nodes.get(id);
  if (!decision || !from || decision.action === 'create') return;
  for (const dependentId of context.before.dependents.get(id) ?? []) {
    const dependent = context.before.nodes.get(dependentId);
    const to = context.after.nodes.get(dependentId);
    if (!dependent || !to) continue;
    const current = decisions.get(dependentId)?.action;
    if (current === 'replace' || current === 'rebuild') continue;
    const because = decision.because ?? from.object;
    const stillRequires = to.requires.has(id);
    switch (decision.action) {
      case 'alter': {
        const after = context.after.nodes.get(id);
        if (after && context.kindOf(from).invalidates?.(from, after, dependent, context))
          set(dependentId, 'replace', because);
        break;
      }
      case 'drop':
      case 'replace':
        // A dependent that is altered and no longer needs it can be kept, with the exceptions below.
        if (
          current === 'alter' &&
          !stillRequires &&
          typeof alteration(dependent, to, context) !== 'string' &&
          !context.kindOf(from).takesAlong?.(from, dependent) &&
          !callsOverload(to, from, context) &&
          !takesPlaceOf(to, from, context)
        )
          break;
        replace(dependent, to, because, context, set);
        break;
      case 'rebuild':
        followRebuild(from, dependent, to, because, context, set);
        break;
    }
  }
}

/** Whether a node calls a routine that has the name of a dropped one: with both, the call can be ambiguous. */
function callsOverload(node: Node, gone: Node, context: PlanContext): boolean {
  return [...node.requires].some((id) => {
    const called = context.after.nodes.get(id);
    return called && context.kindOf(gone).isAmbiguousWith?.(gone, called, node, context) === true;
  });
}

/** Whether a node requires a new object that takes the name of the dropped one: it cannot be altered in between. */
function takesPlaceOf({ requires }: Node, gone: Node, { before, after }: PlanContext): boolean {
  const claims = new Set(rootOf(gone, before).claims.map(({ space, name }) => `${space} ${name}`));
  return [...requires].some((id) => {
    const required = after.nodes.get(id);
    return (
      required !== undefined &&
      !before.nodes.has(id) &&
      rootOf(required, after).claims.some(({ space, name }) => claims.has(`${space} ${name}`))
    );
  });
}

/** The outermost node that a node is a part of. */
function rootOf(node: Node, catalog: Catalog): Node {
  const parent = node.parent === undefined ? undefined : catalog.nodes.get(node.parent);
  return parent ? rootOf(parent, catalog) : node;
}

/** Replaces a dependent of a dropped object, without dropping data. */
function replace(dependent: Node, to: Node, because: string, context: PlanContext, set: Decide): void {
  const { kindOf } = context;
  const isParentRecreated = isRecreated(context.action(dependent.parent ?? ''));
  if (storesData(dependent, context) && !isParentRecreated && dependent.parent !== because) {
    if (kindOf(dependent).copyRows) {
      set(dependent.id, 'rebuild', because);
      return;
    }
    decideOn(dependent, to, context, set, because);
    return;
  }
  if (kindOf(dependent).isType && isStored(dependent.id, context)) {
    set(dependent.id, 'rebuild', because);
    return;
  }
  replaceAlone(dependent, because, context, set);
}

/** Replaces a node that stores nothing, or rebuilds the object that it can only be created with. */
function replaceAlone(node: Node, because: string, context: PlanContext, set: Decide): void {
  const { parent } = node;
  if (
    parent !== undefined &&
    !isRecreated(context.action(parent)) &&
    context.kindOf(node).isCreatedWithParent?.(node, context)
  )
    set(parent, 'rebuild', because);
  else set(node.id, 'replace', because);
}

/** Whether a node has no values of its own on one of the two sides, so that it is recreated instead of copied. */
function hasNothingToCopy(id: string, context: PlanContext): boolean {
  return [context.before, context.after].some(({ nodes }) => {
    const node = nodes.get(id);
    return node !== undefined && context.kindOf(node).copyRows !== undefined && !storesData(node, context);
  });
}

/** Whether a node stores values that are not computed from others. */
function storesData(node: Node, { kindOf }: PlanContext): boolean {
  const kind = kindOf(node);
  return kind.storesValues === true && kind.isComputed?.(node) !== true;
}

/** Whether a column stores values of a type, or of a type that contains it. */
function isStored(type: string, context: PlanContext): boolean {
  return [...(context.before.dependents.get(type) ?? [])].some((id) => {
    const user = context.before.nodes.get(id);
    if (user === undefined) return false;
    const { storesValues, isType } = context.kindOf(user);
    return storesValues === true || (isType === true && isStored(id, context));
  });
}

/** What stores values of a rebuilt type or collation, or depends on a rebuilt table, changes to the new one. */
function followRebuild(
  from: Node,
  dependent: Node,
  to: Node,
  because: string,
  context: PlanContext,
  set: Decide,
): void {
  const { kindOf } = context;
  // A type, collation or configuration has no rows. A column has it, or a table is partitioned by it.
  const hasRows = kindOf(from).copyRows !== undefined;
  if (!hasRows && storesData(dependent, context) && !kindOf(dependent).copyRows) {
    decideOn(dependent, to, context, set, because);
    return;
  }
  if (kindOf(dependent).isType || (!hasRows && kindOf(dependent).copyRows)) {
    set(dependent.id, 'rebuild', because);
    return;
  }
  if (kindOf(dependent).rebuildsParent && dependent.parent !== from.id && dependent.parent !== undefined) {
    set(dependent.parent, 'rebuild', because);
    return;
  }
  replaceAlone(dependent, because, context, set);
}
