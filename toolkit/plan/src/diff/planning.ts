import type { Model, QualifiedName } from '@trellis/model';
import { AsideNames } from './aside-names.ts';
import type { Loss, Refusal } from './change/index.ts';
import { type Decision, decide } from './decide/index.ts';
import { flatten } from './flatten/index.ts';
import { isForeign, kindOf } from './kinds/index.ts';
import { narrow, withoutNotNullConstraints } from './model-index/index.ts';
import type { Catalog, Node } from './node/index.ts';
import type { PlanContext } from './operation/index.ts';
import type { Step } from './order/index.ts';

/** What the Models of a plan do not contain. */
export interface PlanningOptions {
  readonly castThroughText: boolean;
  /** The version of the server that the plan is for, if it is known. */
  readonly serverVersion: number | undefined;
  /** The refusals that are known before the planner decides. */
  readonly refusals: readonly Refusal[];
}

/** One plan in the making: what exists, what is wanted, and what is decided so far. */
export class Planning implements PlanContext {
  readonly before: Catalog;
  readonly after: Catalog;
  readonly decisions = new Map<string, Decision>();
  readonly refusals: Refusal[];
  readonly losses: Loss[] = [];
  readonly castThroughText: boolean;
  readonly casts: PlanContext['casts'];
  readonly keepsNotNull: boolean;
  readonly isFrom17: boolean;
  readonly kindOf = kindOf;
  private readonly asideNames: AsideNames;
  private readonly foldedInto = new Map<Node, readonly Node[]>();
  private isDecided = false;

  /**
   * @param from the Model that exists, after the declared renames
   * @param to the Model that is wanted
   */
  constructor(from: Model, to: Model, { castThroughText, serverVersion, refusals }: PlanningOptions) {
    const sides = sidesOf(from, to);
    this.before = flatten(sides.from);
    this.after = flatten(sides.to);
    this.asideNames = new AsideNames([from, to]);
    this.refusals = [...refusals];
    this.castThroughText = castThroughText;
    this.casts = [...castsOf(to), ...castsOf(from)];
    this.keepsNotNull = from.notNullConstraints !== false && to.notNullConstraints !== false;
    // Models of PostgreSQL 18 can be planned for an older server.
    this.isFrom17 = serverVersion === undefined ? this.keepsNotNull : serverVersion >= 170_000;
  }

  /** Decides what is done to each node. A refusal while deciding may lead to another decision, so it does not count. */
  decide(): void {
    decide(this, this.decisions);
    this.isDecided = true;
  }

  /** Notes which nodes the statements of others create. */
  fold(steps: readonly Step[]): void {
    for (const { operation, folded } of steps)
      if (operation.verb === 'create')
        this.foldedInto.set(
          operation.node,
          folded.map(({ node }) => node),
        );
  }

  // The kinds take these functions from the context, so they are bound.
  readonly action = (id: string) => this.decisions.get(id)?.action;
  readonly isRebuilt = (id: string) => this.action(id) === 'rebuild';
  readonly asideName = (of: QualifiedName) => this.asideNames.of(of);
  readonly folded = (node: Node) => this.foldedInto.get(node) ?? [];

  readonly refuse = (refusal: Refusal) => {
    const isKnown = this.refusals.some(
      ({ code, object }) => code === refusal.code && object === refusal.object,
    );
    if (this.isDecided && !isKnown) this.refusals.push(refusal);
  };

  readonly lose = (loss: Loss) => {
    // A foreign table has no values to lose; other tables may have values of its row type.
    if (loss.table && !loss.uses?.length && isForeign(loss.table, this.before)) return;
    if (!this.losses.some(({ object }) => object === loss.object)) this.losses.push(loss);
  };
}

/** The casts of a Model, and those of its extensions. */
function castsOf({ casts = [], extensionCasts = [] }: Model): PlanContext['casts'] {
  const own = casts.map(({ source, target, context }) => ({
    from: source,
    to: target,
    assignment: context !== undefined,
  }));
  return [...own, ...extensionCasts];
}

/** Two Models without what is equal and independent of the changes, and with what both versions of PostgreSQL store. */
function sidesOf(from: Model, to: Model): { readonly from: Model; readonly to: Model } {
  return from.notNullConstraints === to.notNullConstraints
    ? narrow(from, to)
    : narrow(withoutNotNullConstraints(from), withoutNotNullConstraints(to));
}
