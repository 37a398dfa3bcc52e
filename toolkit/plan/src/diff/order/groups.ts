import { push } from '@trellis/model/internal';
import type { Operation } from '../operation/index.ts';

/**
 * Which operations share one statement. A part is folded into its whole (a column into its `CREATE TABLE`, a default
 * into its `ADD COLUMN`, everything into its `DROP TABLE`) unless a repair has split the two.
 */
export class Groups {
  private readonly apart = new Set<Operation>();
  private readonly members = new Map<Operation, Operation[]>();
  private readonly roots = new Map<Operation, Operation>();

  constructor(private readonly operations: readonly Operation[]) {
    this.regroup();
  }

  /** The operations that print a statement. */
  get wholes(): readonly Operation[] {
    return [...this.members.keys()];
  }

  /** The operation whose statement performs an operation: itself, or the whole that it is folded into. */
  wholeOf(operation: Operation): Operation {
    return this.roots.get(operation) ?? operation;
  }

  /** A whole and the parts that its statement performs. */
  membersOf(whole: Operation): readonly Operation[] {
    return this.members.get(whole) ?? [whole];
  }

  /** The wholes that must come before a whole. */
  before(whole: Operation): Set<Operation> {
    const before = new Set<Operation>();
    for (const member of this.membersOf(whole))
      for (const need of member.before.keys()) before.add(this.wholeOf(need));
    before.delete(whole);
    return before;
  }

  /** The wholes that must come after a whole. */
  after(whole: Operation): Set<Operation> {
    const after = new Set<Operation>();
    for (const member of this.membersOf(whole))
      for (const next of member.after) after.add(this.wholeOf(next));
    after.delete(whole);
    return after;
  }

  /** Gives parts statements of their own. */
  split(parts: readonly Operation[]): void {
    for (const part of parts) this.apart.add(part);
    this.regroup();
  }

  private regroup(): void {
    this.members.clear();
    for (const operation of this.operations) {
      let whole = operation;
      while (whole.foldsInto && !this.apart.has(whole)) whole = whole.foldsInto;
      this.roots.set(operation, whole);
      push(this.members, whole, operation);
    }
  }
}
