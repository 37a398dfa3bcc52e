import type { Knex } from 'knex';
import { type RunStatement, withConnection } from '../connection/index.ts';
import type { LoadDraft } from './draft.ts';
import { fetchAll, type Request } from './fetch.ts';
import type { Cells, LoadedRow } from './layout.ts';
import type { ParentRows } from './parent-rows.ts';
import { isPaged, type LoadPlan, type RelationPlan } from './plan.ts';
import { readRows } from './reader.ts';
import { assignRelated, keyIndexesOf, type RelatedRows } from './related-rows.ts';
import { hasSimpleKey } from './simple-key.ts';
import { keyCast } from './statement.ts';
import { cachedRelatedStatement, cachedRootStatement } from './statement-cache.ts';

/**
 * Loads the rows of a plan: first the root rows, then level by level the rows of their `selectin` relationships.
 *
 * @param knex a Knex instance or a transaction
 * @param plan the plan
 * @param draft the cache key and the values of the plan
 */
export function executePlan(knex: Knex, plan: LoadPlan, draft: LoadDraft): Promise<LoadedRow[]> {
  return withConnection(knex, (run) => loadRows(run, plan, draft));
}

async function loadRows(
  run: RunStatement,
  plan: LoadPlan,
  { cacheKey, values }: LoadDraft,
): Promise<LoadedRow[]> {
  const root = cachedRootStatement(plan, cacheKey);
  const [cells = NONE] = await fetchAll(run, [{ statement: root, slotValues: { values, keys: [] } }]);
  let level: ParentRows[] = [];
  const rows = readRows(root.layout, cells, level);
  const related: RelatedRows[] = [];
  while (level.length > 0) level = await loadLevel(run, level, values, related);
  // The deepest level first: a row is copied together with its related rows.
  for (const one of related.reverse()) assignRelated(one);
  return plan.backwards ? rows.reverse() : rows;
}

const NONE: Cells = { count: 0, columns: [] };

/** Loads the related rows of a level and returns the parent rows of the next level. */
async function loadLevel(
  run: RunStatement,
  level: readonly ParentRows[],
  values: readonly unknown[],
  related: RelatedRows[],
): Promise<ParentRows[]> {
  const requests = new Map<RelationPlan, Request>();
  for (const { relation, count, keys } of level) {
    if (count === 0) continue;
    const slotValues = { values, keys };
    for (const one of [relation, ...withSameKeys(relation)])
      requests.set(one, { statement: cachedRelatedStatement(one), slotValues });
  }
  const all = await fetchAll(run, [...requests.values()]);
  const cellsOf = new Map([...requests.keys()].map((relation, i) => [relation, all[i] as Cells]));
  const next: ParentRows[] = [];
  const read = (parents: ParentRows): void => {
    const statement = cachedRelatedStatement(parents.relation);
    const cells = cellsOf.get(parents.relation) ?? NONE;
    const below: ParentRows[] = [];
    const rows = readRows(statement.layout, cells, below);
    related.push({ parents, rows, keyIndexes: keyIndexesOf(parents, statement, cells) });
    for (const one of below) {
      if (one.count === 0 || cellsOf.has(one.relation)) read(one);
      else next.push(one);
    }
  };
  for (const parents of level) read(parents);
  return next;
}

/**
 * Returns the relationships of the next levels whose key is the very column that leads to this level. Their rows can
 * be loaded with the same keys at the same time.
 */
function withSameKeys(relation: RelationPlan): RelationPlan[] {
  const { to, plan } = relation;
  const [[, remote] = []] = to.steps[0].on;
  if (!hasSimpleKey(relation) || to.steps.length > 1) return [];
  // Some keys may be out of range for the narrower type of the column below.
  if (keyCast(relation) !== '') return [];
  if (plan.where !== undefined || plan.positions.length > 0 || isPaged(plan)) return [];
  // Rows of a page are matched by the position of their key among the level's own keys, which can be fewer.
  return plan.relations
    .filter((next) => next.strategy === 'selectin' && hasSimpleKey(next) && !isPaged(next.plan))
    .filter((next) => next.to.steps[0].on[0]?.[0] === remote)
    .flatMap((next) => [next, ...withSameKeys(next)]);
}
