import type { Operation } from './operation.ts';

/** An operation in its place, with the nodes' operations that it does along the way. */
export interface Step {
  readonly operation: Operation;
  readonly folded: readonly Operation[];
}

/**
 * Puts operations in order: each after what has to be done before it, and of those that could be next the
 * one with the smallest rank and then name, so that the order is always the same. Parts are folded into
 * their whole as far as the order permits: what a CREATE TABLE can say once all that it needs is there, and
 * what goes with a DROP TABLE as long as nothing has to happen between the two.
 */
export function putInOrder(operations: readonly Operation[]): readonly Step[] {
  return new Ordering(operations).run();
}

class Ordering {
  private readonly steps: Step[] = [];
  /** How many operations each still waits for. */
  private readonly waiting = new Map<Operation, number>();
  /** How many it would rather wait for: what the parts need that it could do along the way. */
  private readonly wishes = new Map<Operation, Set<Operation>>();
  private readonly wishedBy = new Map<Operation, Operation[]>();
  private readonly done = new Set<Operation>();
  /** Parts whose drop waits to be done with the whole. */
  private readonly lazy = new Set<Operation>();
  private readonly parts = new Map<Operation, Operation[]>();
  private readonly ready = new Heap();
  private readonly reluctant = new Heap();

  constructor(private readonly operations: readonly Operation[]) {}

  run(): readonly Step[] {
    for (const operation of this.operations) {
      this.waiting.set(operation, operation.before.size);
      if (operation.foldsInto) push(this.parts, operation.foldsInto, operation);
    }
    for (const operation of this.operations) if (operation.verb === 'create') this.wish(operation);
    for (const operation of this.operations) if (operation.before.size === 0) this.makeReady(operation);
    while (this.done.size < this.operations.length) {
      const next = this.ready.pop() ?? this.nextOfLast();
      if (!next) break;
      if (!this.done.has(next)) this.emit(next);
    }
    return this.steps;
  }

  /** What to do when nothing is ready without reluctance. */
  private nextOfLast(): Operation | undefined {
    const lazy = [...this.lazy].filter((one) => this.canGoFirst(one)).sort(compare)[0];
    if (lazy) return lazy;
    for (let next = this.reluctant.pop(); next; next = this.reluctant.pop())
      if (!this.done.has(next)) return next;
    // A cycle: nothing is left to decide but where to break it, always at the same place, and never by what would
    // be done to a table made anew in place of the old one.
    const left = this.operations.filter((one) => !this.done.has(one)).sort(compare);
    return left.find((one) => one.verb !== 'drop' || !this.hasSteppedAside(rootOf(one))) ?? left[0];
  }

  /** Whether a part can and should be dropped before its whole: nothing but its own parts is left before it. */
  private canGoFirst(part: Operation): boolean {
    if (this.done.has(part)) return false;
    const root = rootOf(part);
    if (this.hasSteppedAside(root)) return false;
    const own = new Set(this.allParts(part));
    // It helps only where something else waits for it.
    const helps = [part, ...own].some((one) =>
      [...one.after].some((next) => !this.done.has(next) && rootOf(next) !== root),
    );
    return helps && [...part.before].every((one) => this.done.has(one) || own.has(one));
  }

  /** Whether a whole has stepped aside: what stays on it has no name by which to drop it. */
  private hasSteppedAside(whole: Operation): boolean {
    return [...this.done].some((one) => one.verb === 'park' && one.node.id === whole.node.id);
  }

  /** A whole would rather wait for what its parts need. */
  private wish(whole: Operation): void {
    if (whole.foldsInto) return;
    const parts = this.allParts(whole);
    if (parts.length === 0) return;
    const own = new Set<Operation>([whole, ...parts]);
    const wishes = new Set<Operation>();
    for (const part of parts) for (const need of part.before) if (!own.has(need)) wishes.add(need);
    this.wishes.set(whole, wishes);
    for (const need of wishes) push(this.wishedBy, need, whole);
  }

  private allParts(whole: Operation): Operation[] {
    const parts: Operation[] = [];
    for (const part of this.parts.get(whole) ?? []) parts.push(part, ...this.allParts(part));
    return parts;
  }

  private makeReady(operation: Operation): void {
    if (operation.verb === 'drop' && operation.foldsInto && !this.done.has(operation.foldsInto)) {
      this.lazy.add(operation);
      // Whatever goes with the same whole need not wait for it.
      const root = rootOf(operation);
      for (const next of operation.after) if (next === root || rootOf(next) === root) this.release(next);
      return;
    }
    if ((this.wishes.get(operation)?.size ?? 0) > 0) this.reluctant.push(operation);
    else this.ready.push(operation);
  }

  private release(operation: Operation): void {
    const left = (this.waiting.get(operation) ?? 0) - 1;
    this.waiting.set(operation, left);
    if (left === 0) this.makeReady(operation);
  }

  private emit(operation: Operation): void {
    const folded = operation.verb === 'drop' ? this.foldDrops(operation) : [];
    if (operation.verb !== 'drop') this.finish(operation);
    if (operation.verb === 'create') this.foldCreates(operation, folded);
    this.steps.push({ operation, folded });
  }

  /** The parts that are dropped with their whole. */
  private foldDrops(whole: Operation): Operation[] {
    const folded = this.allParts(whole).filter((part) => this.lazy.has(part) && !this.done.has(part));
    for (const part of [...folded, whole]) this.finish(part);
    return folded;
  }

  /** The parts that are created with their whole: all whose needs are met by now, or by the whole itself. */
  private foldCreates(whole: Operation, folded: Operation[]): void {
    let found = true;
    const parts = this.allParts(whole).sort(compare);
    while (found) {
      found = false;
      for (const part of parts) {
        if (this.done.has(part) || !part.foldsInto || !this.done.has(part.foldsInto)) continue;
        if (part.foldsInto !== whole && !folded.includes(part.foldsInto)) continue;
        if ((this.waiting.get(part) ?? 0) > 0) continue;
        folded.push(part);
        this.finish(part);
        found = true;
      }
    }
  }

  private finish(operation: Operation): void {
    if (this.done.has(operation)) return;
    this.done.add(operation);
    const wasLazy = this.lazy.delete(operation);
    const root = rootOf(operation);
    for (const next of operation.after) {
      if (wasLazy && (next === root || rootOf(next) === root)) continue;
      this.release(next);
    }
    for (const whole of this.wishedBy.get(operation) ?? []) {
      const wishes = this.wishes.get(whole);
      if (!wishes?.delete(operation) || wishes.size > 0) continue;
      if ((this.waiting.get(whole) ?? 0) === 0 && !this.done.has(whole)) this.ready.push(whole);
    }
  }
}

/** The whole that a part goes with in the end. */
function rootOf(operation: Operation): Operation {
  let root = operation;
  while (root.foldsInto) root = root.foldsInto;
  return root;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function compare(a: Operation, b: Operation): number {
  return a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

/** A binary heap: the smallest first. */
class Heap {
  private readonly items: Operation[] = [];

  push(item: Operation): void {
    const { items } = this;
    items.push(item);
    for (let at = items.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (compare(items[at] as Operation, items[parent] as Operation) >= 0) break;
      [items[at], items[parent]] = [items[parent] as Operation, items[at] as Operation];
      at = parent;
    }
  }

  pop(): Operation | undefined {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (top === undefined || last === undefined || items.length === 0) return top;
    items[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < items.length && compare(items[child] as Operation, items[least] as Operation) < 0)
          least = child;
      if (least === at) return top;
      [items[at], items[least]] = [items[least] as Operation, items[at] as Operation];
      at = least;
    }
  }
}
