import { type Connection, connectServer } from '@trellis/database';
import { countLosses } from '@trellis/migrate/internal';
import type { DiffOptions, Plan } from '@trellis/plan';
import { type VerifyOptions, withScratch } from '@trellis/verify';
import { majorOf, type PlanSide, planBoth } from '@trellis/verify/internal';
import { type Difference, differenceOf } from './difference.ts';
import { type HeldSide, holdSide, isServer, type Side, type SideContext, storedModel } from './side.ts';

/** How two sides are compared. */
export interface CompareOptions extends DiffOptions, SideContext, Pick<VerifyOptions, 'onEngine'> {
  /** Told when the two sides were printed by servers of different major versions. */
  readonly onWarning?: (text: string) => void;
}

/**
 * What brings one schema to another: the engine's own front.
 *
 * @param from a Model, or where it is: a server's URL, a `.sql` file, a `.json` file with a Model or a
 *   release, a release such as `1.2.0`, `descriptors`, or `head`
 * @param to the same
 * @throws TrellisError `SIDE_UNKNOWN`, `SQL_FAILED`, and those of connecting
 * @example
 * const { status, statements } = await diff(process.env.DATABASE_URL, 'descriptors');
 */
export async function diff(from: Side, to: Side, options: CompareOptions = {}): Promise<Difference> {
  return (await compare(from, to, options)).difference;
}

/** A difference with the plans of both ways, for rendering. */
export async function compare(
  from: Side,
  to: Side,
  options: CompareOptions = {},
): Promise<{ readonly difference: Difference; readonly up: Plan; readonly down: Plan }> {
  const { config } = options;
  const stored = await Promise.all([from, to].map((side) => storedModel(side, { config })));
  if (stored[0] && stored[1]) return planned({ model: stored[0] }, { model: stored[1] }, options);
  // A server that is one of the sides judges both: it is the one that will run what comes out.
  const url = [to, from].find(isServer) ?? process.env['DATABASE_URL'];
  const judged = url && ![from, to].every(isServer) ? await connectServer(url) : undefined;
  const { onEngine } = options;
  const judge = { connection: judged, url, scratch: config?.scratch, ...(onEngine && { onEngine }) };
  try {
    return await withScratch(judge, (open) => compareHeld(from, to, options, open));
  } finally {
    await judged?.close();
  }
}

async function compareHeld(from: Side, to: Side, options: CompareOptions, open: () => Promise<Connection>) {
  const held: HeldSide[] = [];
  try {
    for (const side of [from, to]) held.push(await holdSide(side, options, open));
    const [before, after] = held as [HeldSide, HeldSide];
    warn(before.connection, after.connection, options);
    const plans = await planned(before, after, options);
    if (!isServer(from)) return plans;
    const losses = await countLosses(before.connection.knex, plans.difference.losses);
    return { ...plans, difference: differenceOf(plans.up, losses) };
  } finally {
    await Promise.all(held.map(({ connection }) => connection.close()));
  }
}

async function planned(before: PlanSide, after: PlanSide, options: CompareOptions) {
  const { castThroughText } = options;
  const { up, down } = await planBoth(before, after, castThroughText ? { castThroughText } : {});
  return { difference: differenceOf(up), up, down };
}

function warn(from: Connection, to: Connection, { onWarning }: CompareOptions): void {
  const [a, b] = [from, to].map(majorOf);
  if (a !== b)
    onWarning?.(
      `One side is printed by PostgreSQL ${a}, the other by ${b}: what they print differently is a difference here.`,
    );
}
