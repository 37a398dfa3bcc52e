import type { ResolvedTable } from '../resolved/index.ts';
import type { LoadPlan, RelationPlan } from './plan.ts';
import { type LoadStatement, type RelatedStatement, relatedStatement, rootStatement } from './statement.ts';

/** Maximum number of cached root statements for each table. */
const MAX_CACHED = 500;
const roots = new WeakMap<ResolvedTable, Map<string, LoadStatement>>();
const related = new WeakMap<RelationPlan, RelatedStatement>();

/**
 * Returns the statement for the root rows, cached by the load's cache key. The row layout of a cached statement refers
 * to the relationships of the load that it was built for, so their statements are cached as well.
 */
export function cachedRootStatement(plan: LoadPlan, cacheKey: string): LoadStatement {
  const cached = roots.get(plan.table) ?? new Map<string, LoadStatement>();
  roots.set(plan.table, cached);
  const found = cached.get(cacheKey);
  if (found) return found;
  if (cached.size >= MAX_CACHED) cached.clear();
  const statement = rootStatement(plan);
  cached.set(cacheKey, statement);
  return statement;
}

/** Returns the statement for the rows of a relationship. */
export function cachedRelatedStatement(relation: RelationPlan): RelatedStatement {
  const statement = related.get(relation) ?? relatedStatement(relation);
  related.set(relation, statement);
  return statement;
}
