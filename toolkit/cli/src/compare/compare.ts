import type { Connection } from '@trellis/database';
import { countLosses } from '@trellis/migrate/internal';
import type { Model } from '@trellis/model';
import { hasCitus, withoutDistributions } from '@trellis/model/internal';
import type { DiffOptions, Plan } from '@trellis/plan';
import { type VerifyOptions, withScratch } from '@trellis/verify';
import { majorOf, type PlanSide, planBoth, settle, withUndeclaredNotNulls } from '@trellis/verify/internal';
import { scopeOf } from '../scope/index.ts';
import { differenceOf, type SchemaDifference } from './difference.ts';
import {
  type ComparedSide,
  connectLive,
  type HeldSide,
  holdSide,
  isLive,
  isRead,
  isServer,
  type ServerRole,
  type Side,
  type SideContext,
  storedModel,
} from './side.ts';

/** Options of `diff`. */
export interface CompareOptions extends DiffOptions, SideContext, Pick<VerifyOptions, 'onEngine'> {
  /** Is called with a warning if servers of different major versions printed the two sides. */
  readonly onWarning?: (text: string) => void;
}

/**
 * Plans the change from one schema to another. Both are only read: SQL files, descriptors and histories are built in
 * scratch databases.
 *
 * @param from a Model, the URL of a server, `database`, a `.sql` file, a `.json` file with a Model or a release, a
 *   `.ts` file with descriptors, a release such as `1.2.0`, `descriptors`, or `head`
 * @param to the same
 * @param options the project that `descriptors`, `head` and releases belong to, and settings of the plan
 * @throws TrellisError `SIDE_UNKNOWN`, `SQL_FAILED`, and those of connecting
 * @example
 * import { diff } from '@trellis/cli';
 *
 * const { status, bump, statements } = await diff('old.sql', 'new.sql');
 * if (status === 'changes') console.log(`-- ${bump}`);
 * for (const { sql, hazards } of statements) console.log(`${sql};`, hazards.map(({ code }) => code));
 */
export async function diff(from: Side, to: Side, options: CompareOptions = {}): Promise<SchemaDifference> {
  return (await compare(from, to, options)).difference;
}

/** Does the same as `diff`, and returns the plans up and down as well, for rendering. */
export async function compare(
  from: Side,
  to: Side,
  options: CompareOptions = {},
): Promise<{ readonly difference: SchemaDifference; readonly up: Plan; readonly down: Plan }> {
  const { config } = options;
  const stored = await Promise.all([from, to].map((side) => storedModel(side, { config })));
  if (stored[0] && stored[1]) return planSides({ model: stored[0] }, { model: stored[1] }, options);
  const { onEngine, connectTo = connectLive } = options;
  const [url, role] = verifier(from, to);
  const server =
    url === undefined || [from, to].every(isLive) ? undefined : await connectTo(url, role, options);
  const verify = { connection: server, url, scratch: config?.scratch, ...(onEngine && { onEngine }) };
  try {
    return await withScratch(verify, (open) => compareHeld(from, to, options, open));
  } finally {
    await server?.close();
  }
}

/** The server that verifies both sides. If one side is a server, it will run the statements. */
function verifier(from: Side, to: Side): [url: string | undefined, role: ServerRole] {
  if (isServer(to)) return [to, 'to'];
  if (to === 'database') return [process.env['DATABASE_URL'], 'scratch'];
  return isServer(from) ? [from, 'from'] : [process.env['DATABASE_URL'], 'scratch'];
}

async function compareHeld(from: Side, to: Side, options: CompareOptions, open: () => Promise<Connection>) {
  const held: HeldSide[] = [];
  try {
    held.push(await holdSide(from, 'from', options, open));
    held.push(await holdSide(to, 'to', options, open));
    const [before, after] = held as [HeldSide, HeldSide];
    warn(before.connection, after.connection, options);
    const serverVersion = Math.min(...held.map(({ connection }) => connection.serverVersion));
    const sides = comparableSides(await settleSides(before, after, open), [from, to]);
    const plans = await planSides(...sides, { serverVersion, ...options });
    if (!isLive(from)) return plans;
    const losses = await countLosses(before.connection.knex, plans.difference.losses);
    return { ...plans, difference: differenceOf(plans.up, losses) };
  } finally {
    await Promise.all(held.map(({ connection }) => connection.close()));
  }
}

/** The sides with stable definitions, if one version of PostgreSQL prints everything. */
async function settleSides(
  before: HeldSide,
  after: HeldSide,
  open: () => Promise<Connection>,
): Promise<[ComparedSide, ComparedSide]> {
  const major = majorOf(before.connection);
  if (majorOf(after.connection) !== major) return [before, after];
  const [from, to] = await settle([before.model, after.model], open);
  return [
    { ...before, model: from },
    { ...after, model: to },
  ];
}

/** The sides without the distribution of tables, if one of them is a database without Citus. */
function comparableSides(
  sides: readonly [ComparedSide, ComparedSide],
  names: readonly [Side, Side],
): readonly [ComparedSide, ComparedSide] {
  const [from, to] = sides;
  const lacksCitus = sides.some(({ model }, at) => isRead(names[at] ?? '') && !hasCitus(model));
  return lacksCitus ? [changed(from, withoutDistributions), changed(to, withoutDistributions)] : [from, to];
}

async function planSides(from: ComparedSide, to: ComparedSide, options: CompareOptions) {
  const { castThroughText, serverVersion, config } = options;
  const scope = scopeOf(config ?? {});
  const before = to.declared ? from : asIn(from, to.model);
  // The second side has the unmanaged objects of the first.
  const after = changed(asIn(to, from.model), (model) => scope.over(before.model, model));
  const { up, down } = await planBoth(before, after, {
    ...(castThroughText && { castThroughText }),
    ...(serverVersion !== undefined && { serverVersion }),
  });
  return { difference: differenceOf(up), up, down };
}

/** A side of descriptors with what they do not declare of NOT NULL as in the other side. */
function asIn(side: ComparedSide, other: Model): ComparedSide {
  const { declared } = side;
  return declared ? changed(side, (model) => withUndeclaredNotNulls(other, model, declared)) : side;
}

/** A side whose Models are changed. */
function changed<T extends PlanSide>(side: T, change: (model: Model) => Model): T {
  const { model, trial } = side;
  return {
    ...side,
    model: change(model),
    trial:
      trial &&
      (async (statements: readonly string[]) => {
        const tried = await trial(statements);
        return tried && change(tried);
      }),
  };
}

function warn(from: Connection, to: Connection, { onWarning }: CompareOptions): void {
  const [a, b] = [from, to].map(majorOf);
  if (a !== b)
    onWarning?.(
      `PostgreSQL ${a} printed one side and ${b} the other: what they print differently is reported as a difference.`,
    );
}
