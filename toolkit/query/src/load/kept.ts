import type { ResolvedTable } from '../resolved/index.ts';
import type { Plan, PlanRelation } from './plan.ts';
import { type KeyedStatement, relatedStatement, rootStatement, type Statement } from './statement.ts';

/** So many loads of different statements are remembered for each table. */
const MOST_KEPT = 500;
const roots = new WeakMap<ResolvedTable, Map<string, Statement>>();
const related = new WeakMap<PlanRelation, KeyedStatement>();

/**
 * The statement for the rows at the root, made before for a load of the same outline. The relationships that its
 * rows wait for are those of that load, and so have their statements too.
 */
export function keptRoot(plan: Plan, outline: string): Statement {
  const kept = roots.get(plan.table) ?? new Map<string, Statement>();
  roots.set(plan.table, kept);
  const found = kept.get(outline);
  if (found) return found;
  if (kept.size >= MOST_KEPT) kept.clear();
  const made = rootStatement(plan);
  kept.set(outline, made);
  return made;
}

/** The statement for the rows of a relationship. */
export function keptRelated(relation: PlanRelation): KeyedStatement {
  const found = related.get(relation) ?? relatedStatement(relation);
  related.set(relation, found);
  return found;
}
