import type { Connection } from '@trellis/database';
import { type History, inspectHistory } from '@trellis/migrate';
import { type Model, type SchemaDescriptor, toModel } from '@trellis/model';
import { declaredDifferences } from '@trellis/model/internal';
import { type Bump, describe, diffModels, isNews, type Plan } from '@trellis/plan';
import { worse } from '@trellis/plan/internal';
import { pendingBump, releaseVersions } from '@trellis/release';
import { begunRelease, rollBackVersions } from '@trellis/release/internal';
import {
  type KeptScratch,
  replay,
  type VerifyDatabase,
  type VerifyOptions,
  withScratch,
} from '@trellis/verify';
import { cachedModels, printDescriptors, replayedModel, settle } from '@trellis/verify/internal';
import { type Config, loadSchema } from '../config/index.ts';
import { generatedProblems, type PlanCheck, planProblems } from '../hooks/index.ts';
import { groupedRefusals, scopeOf, wantedModel } from '../scope/index.ts';
import { onOtherVersions, recordEngine, type VersionReport } from '../versions/index.ts';
import { fromLastRelease } from './from-last-release.ts';
import { driftProblems, type Live, type LiveReport, liveReport, readLive } from './live.ts';
import type { CheckProblem } from './problem.ts';
import { proveMigrations, proveOnVersion } from './prove-migrations.ts';
import { checkReleases } from './releases.ts';

/** The result of `check`. */
export interface CheckReport {
  /** Empty when everything is in step. */
  readonly problems: readonly CheckProblem[];
  /** The bump that the changes since the last release require. */
  readonly required: Bump;
  /** The bump that the changesets declare. */
  readonly declared: Bump;
  /** Which live database was compared with its migrations, or why none was. */
  readonly live: LiveReport;
  /** The versions of PostgreSQL that the project supports; left out if it states none, and without `prove`. */
  readonly versions?: readonly VersionReport[];
  /** The scratch database of a failed proof, if it is to be kept. */
  readonly kept?: KeptScratch;
}

/** Options of `check`. */
export interface CheckOptions extends VerifyOptions {
  /** Set to prove every migration of the history again, up and down. */
  readonly prove?: boolean;
  /** Opens the live database to compare; returns undefined without one. Default: none is compared. */
  readonly live?: () => Promise<Connection | undefined>;
  /** Is called with the current step. */
  readonly onProgress?: (what: string) => void;
}

/**
 * Checks that descriptors, history, changesets, releases, generated files and a live database are in step. Writes nothing, except that it rolls back the
 * versions of an interrupted release.
 *
 * @param config the project
 * @param options whether to prove every migration again, and which PostgreSQL verifies. With `onKept`, the scratch database
 *   in which a migration or its proof fails is kept, and the cached Models are not used
 * @returns the problems, and the bumps that are required and declared
 * @throws TrellisError when the descriptors or a migration cannot be read or run
 * @example
 * import { check, loadConfig } from '@trellis/cli';
 *
 * const { problems, required } = await check(await loadConfig(), { prove: true });
 * for (const { code, message } of problems) console.error(`${code}: ${message}`);
 * console.log(`The next release is ${required}.`);
 */
export async function check(config: Config, options: CheckOptions = {}): Promise<CheckReport> {
  const { onProgress = () => {} } = options;
  await rollBackVersions(config);
  const [{ history, problems }, schema] = await Promise.all([
    inspectHistory(config.migrations),
    loadSchema(config),
  ]);
  // An invalid history leads to no Model to compare.
  if (problems.length > 0) {
    const found = problems.map(({ code, message }) => ({ code, message }));
    const live = { compared: false, reason: 'the history is not valid' } as const;
    return { problems: found, required: 'none', declared: 'none', live };
  }
  const generated = generatedProblems(config.generated ?? [], config.root);
  const connection = await options.live?.();
  const live = connection && (await readLive(connection, history));
  const authored = toModel(schema);
  onProgress('Opening a scratch database');
  let kept: KeptScratch | undefined;
  const onKept = (one: KeptScratch) => {
    kept = one;
    options.onKept?.(one);
  };
  const verify = { ...options, scratch: config.scratch, onKept: options.onKept && onKept };
  const engine = recordEngine(options);
  const report = await withScratch({ ...verify, onEngine: engine.onEngine }, (open) =>
    inspect({ config, history, schema, authored, options, live }, open),
  );
  const found = [...report.problems, ...(await generated)];
  const versions = options.prove
    ? await onOtherVersions(
        config,
        engine.last(),
        async (open) => {
          found.push(...(await proveOnVersion({ history, authored, onProgress }, open)));
        },
        ({ code, message }) => found.push({ code, message }),
      )
    : [];
  const all = { ...report, problems: found, ...(versions.length > 0 && { versions }) };
  return kept ? { ...all, kept } : all;
}

interface Inspected {
  readonly config: Config;
  readonly history: History;
  readonly schema: SchemaDescriptor;
  readonly authored: Model;
  readonly options: CheckOptions;
  readonly live: Live | undefined;
}

/** Checks a valid history. */
async function inspect(inspected: Inspected, open: () => Promise<VerifyDatabase>): Promise<CheckReport> {
  const { config, history, live } = inspected;
  const problems: CheckProblem[] = [];
  const scratch = await open();
  try {
    const { head, wanted: printed } = await models(inspected, scratch, open, problems);
    for (const { code, message } of declaredDifferences(inspected.schema, printed))
      problems.push({ code, message });
    const scope = scopeOf(config);
    const { authored } = inspected;
    const [stable, wanted] = await settle([head, wantedModel(scope, head, { authored, printed })], open);
    const { serverVersion } = scratch;
    const { changes, refusals } = diffModels(stable, wanted, { serverVersion });
    problems.push(...changes.filter(isNews).map((change) => missingRevision(describe(change))));
    problems.push(
      ...groupedRefusals(refusals).map(({ code, object, message }) => ({
        code,
        message: `${object}: ${message}`,
      })),
    );
    const releases = await checkReleases(config, history);
    problems.push(...releases.problems);
    const { last } = releases;
    // Nothing can be compared with a release whose file is missing or not valid, which is a problem of its own.
    const since =
      last === 'unreadable'
        ? NOTHING_SINCE
        : await sinceRelease(config, fromLastRelease(last, scope, serverVersion), { head, wanted });
    problems.push(...since.problems);
    if (live) problems.push(...(await driftProblems(live, { history, head, scope }, open)));
    const { required, declared } = since;
    return { problems, required, declared, live: liveReport(live) };
  } finally {
    await scratch.close();
  }
}

/** The Models of the history and of the descriptors; from the cache, unless the history is to be proven. */
async function models(
  inspected: Inspected,
  scratch: VerifyDatabase,
  open: () => Promise<VerifyDatabase>,
  problems: CheckProblem[],
): Promise<{ readonly head: Model; readonly wanted: Model }> {
  const { history, authored, options } = inspected;
  const { onProgress = () => {} } = options;
  onProgress('Printing the descriptors');
  const cached = options.prove || options.onKept ? undefined : await cachedModels(inspected, scratch, open);
  if (cached) return cached;
  const wanted = await printDescriptors(scratch, authored, open);
  onProgress(`Replaying the migrations: ${history.migrations.length}`);
  if (options.prove)
    problems.push(...(await proveMigrations(scratch, { history, onProgress, open, expectsModels: true })));
  else await scratch.attempt(() => replay(scratch, history));
  return { head: await replayedModel(scratch, history), wanted };
}

type SinceRelease = Pick<CheckReport, 'problems' | 'required' | 'declared'>;

const NOTHING_SINCE: SinceRelease = { problems: [], required: 'none', declared: 'none' };

/** Checks what changed since the last release: the bump, and the project's own checks of the plan. */
async function sinceRelease(
  config: Config,
  { plan, bump }: ReturnType<typeof fromLastRelease>,
  { head, wanted }: { readonly head: Model; readonly wanted: Model },
): Promise<SinceRelease> {
  const problems: CheckProblem[] = [];
  const { changesets } = config;
  const required = bump(head);
  if (config.checkPlan) problems.push(...(await planCheckProblems(config.checkPlan, plan(wanted))));
  const declared = changesets === undefined ? required : await declaredBump(config, changesets);
  if (worse(required, declared) !== declared)
    problems.push({
      code: 'CHANGESET_TOO_SMALL',
      message: `The changes since the last release require a ${required} changeset, got ${declared}. Raise the bump in ${changesets}.`,
    });
  return { problems, required, declared };
}

/** The bump of the changesets, or of an interrupted release that has applied them. */
async function declaredBump(config: Config, changesets: string): Promise<Bump> {
  const pending = await pendingBump(changesets, config.packages);
  if (pending !== 'none') return pending;
  const last = (await releaseVersions(config.releases)).at(-1);
  return (await begunRelease(config, last))?.bump ?? 'none';
}

function missingRevision(change: string): CheckProblem {
  return {
    code: 'REVISION_MISSING',
    message: `The descriptors differ from the history: ${change}. Run \`trellis revision -m "…"\`.`,
  };
}

/** The problems that the project's own checks find in the plan from the last release to the descriptors. */
async function planCheckProblems(checks: readonly PlanCheck[], plan: Plan): Promise<CheckProblem[]> {
  const problems = await planProblems(checks, plan);
  return problems.map(({ code, object, message }) => ({ code, message: `${object}: ${message}` }));
}
