import { serverMessage } from '@trellis/database/internal';
import type { History, HistoryGap, Migration } from '@trellis/migrate';
import { isTrellisError } from '@trellis/model';
import { diffModels, isNews } from '@trellis/plan';
import { changeInWords } from '@trellis/plan/internal';
import { modelOf, replay, type ScratchOptions, type VerifyDatabase, withScratch } from '@trellis/verify';
import { type ProofStep, proveNext, settle } from '@trellis/verify/internal';
import { modelAfter } from '../replay/index.ts';

/** Why a migration may not run late. */
class OrderMatters extends Error {}

/**
 * Proves on scratch databases that missing migrations may run after later ones: they run there, up and down with rows;
 * they lead to the same schema as in order; and neither they nor the later ones change data on purpose.
 *
 * @returns why the order matters; undefined if it does not
 */
export async function whyNotLate(
  history: History,
  gap: HistoryGap,
  options: ScratchOptions<undefined>,
): Promise<string | undefined> {
  const { migrations } = history;
  const at = migrations.indexOf(gap.missing[0] as Migration);
  const reached = migrations.indexOf(gap.applied.at(-1) as Migration) + 1;
  // Values may depend on the order, and no comparison of schemas shows that.
  const changing = migrations.slice(at, reached).find(({ changes = [] }) => changes.length > 0);
  if (changing) return `${changing.name} changes data`;
  try {
    await withScratch(options, (open) => proveLate({ history, gap, reached }, open));
    return undefined;
  } catch (error) {
    if (error instanceof OrderMatters) return error.message;
    throw error;
  }
}

interface Late {
  readonly history: History;
  readonly gap: HistoryGap;
  /** The number of migrations up to the last applied one. */
  readonly reached: number;
}

async function proveLate(
  { history, gap: { missing, applied }, reached }: Late,
  open: () => Promise<VerifyDatabase>,
): Promise<void> {
  const inOrder = await modelAfter({ ...history, migrations: history.migrations.slice(0, reached) }, open);
  const scratch = await open();
  try {
    await tried('the later ones do not run without it', () =>
      replay(scratch, { ...history, migrations: applied }),
    );
    for (const migration of missing) await proveOne(scratch, { history, migration }, open);
    const [wanted, found] = await settle([inOrder, await modelOf(scratch)], open);
    const { changes } = diffModels(wanted, found, { serverVersion: scratch.serverVersion });
    const [first] = changes.filter(isNews);
    if (first) throw new OrderMatters(`it would lead to another schema: ${changeInWords(first)}`);
  } finally {
    await scratch.close();
  }
}

/** Proves one migration in a database that has later ones, and runs it. */
async function proveOne(
  scratch: VerifyDatabase,
  { history, migration }: { readonly history: History; readonly migration: Migration },
  open: () => Promise<VerifyDatabase>,
): Promise<void> {
  const { name } = migration;
  const reasons = {
    run: `${name} does not run after the later ones`,
    prove: `${name} is not proven after the later ones`,
    'run again': `${name} does not run again after the later ones`,
  } as const satisfies Record<ProofStep, string>;
  const before = await modelOf(scratch);
  const { proof } = await proveNext(scratch, {
    ...{ history, migration, before, open },
    doStep: (step, work) => tried(reasons[step], work),
  });
  if (proof.changes) throw new OrderMatters(`${name} changes data`);
}

/** Does something that fails if the order matters. */
async function tried<T>(reason: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = isTrellisError(error) ? error.message.replace(/\.$/, '') : serverMessage(error);
    throw new OrderMatters(`${reason} (${message})`);
  }
}
