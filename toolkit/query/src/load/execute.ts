import type { Knex } from 'knex';
import { onConnection, type Run } from '../statement/index.ts';
import { fetchAll, type Request } from './fetch.ts';
import { type Found, give, placesOf } from './found.ts';
import { keptRelated, keptRoot } from './kept.ts';
import { isPaged, type Plan, type PlanRelation } from './plan.ts';
import { type LoadedRow, readRows } from './reader.ts';
import type { Sketch } from './sketch.ts';
import { widening } from './statement.ts';
import type { Cells } from './together.ts';
import { isSimple, type Waiting } from './waiting.ts';

/**
 * Loads the rows of a plan: the root's, then those of all relationships of the `selectin` strategy
 * that its rows lead to, then those that these lead to.
 *
 * @param knex a Knex instance or a transaction
 * @param plan what to load
 * @param sketch what was taken down of it
 */
export function execute(knex: Knex, plan: Plan, sketch: Sketch): Promise<LoadedRow[]> {
  return onConnection(knex, (run) => loadRows(run, plan, sketch));
}

async function loadRows(run: Run, plan: Plan, sketch: Sketch): Promise<LoadedRow[]> {
  const { values } = sketch;
  const root = keptRoot(plan, sketch.outline);
  const [cells = NONE] = await fetchAll(run, [{ statement: root, told: { values, keys: [] } }]);
  let level: Waiting[] = [];
  const rows = readRows(root.shape, cells, level);
  const found: Found[] = [];
  while (level.length > 0) level = await follow(run, level, values, found);
  // The deepest first, since a row is copied with all that it has.
  for (const one of found.reverse()) give(one);
  return rows;
}

const NONE: Cells = { count: 0, columns: [] };

/** Brings what rows wait for, and tells what these wait for in turn. */
async function follow(
  run: Run,
  level: readonly Waiting[],
  values: readonly unknown[],
  found: Found[],
): Promise<Waiting[]> {
  const requests = new Map<PlanRelation, Request>();
  for (const { relation, count, keys } of level) {
    if (count === 0) continue;
    const told = { values, keys };
    for (const one of [relation, ...ofSameKeys(relation)])
      requests.set(one, { statement: keptRelated(one), told });
  }
  const all = await fetchAll(run, [...requests.values()]);
  const cellsOf = new Map([...requests.keys()].map((relation, i) => [relation, all[i] as Cells]));
  const next: Waiting[] = [];
  const read = (waiting: Waiting): void => {
    const statement = keptRelated(waiting.relation);
    const cells = cellsOf.get(waiting.relation) ?? NONE;
    const below: Waiting[] = [];
    const rows = readRows(statement.shape, cells, below);
    found.push({ waiting, rows, places: placesOf(waiting, statement, cells) });
    for (const one of below) {
      if (one.count === 0 || cellsOf.has(one.relation)) read(one);
      else next.push(one);
    }
  };
  for (const waiting of level) read(waiting);
  return next;
}

/**
 * The relationships that lead on from a relationship's rows by the very column that led to these:
 * what they lead to can be asked for at once.
 */
function ofSameKeys(relation: PlanRelation): PlanRelation[] {
  const { to, plan } = relation;
  const [[, there] = []] = to.steps[0].on;
  if (!isSimple(relation) || to.steps.length > 1) return [];
  // A narrower column below may have no room for all keys.
  if (widening(relation) !== '') return [];
  if (plan.where !== undefined || isPaged(plan)) return [];
  // Rows of a page are told by the places of their own keys, which are not all of these.
  return plan.relations
    .filter((next) => next.strategy === 'selectin' && isSimple(next) && !isPaged(next.plan))
    .filter((next) => next.to.steps[0].on[0]?.[0] === there)
    .flatMap((next) => [next, ...ofSameKeys(next)]);
}
