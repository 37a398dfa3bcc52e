import { readFile } from 'node:fs/promises';
import type { Connection } from '@trellis/database';
import type { DataChange, History, ManifestEntry, ManifestLosses, Migration } from '@trellis/migrate';
import {
  type Manifest,
  observedLosses,
  observedRequirements,
  readIdentities,
} from '@trellis/migrate/internal';
import { TrellisError } from '@trellis/model';
import { fingerprint, type Requirements } from '@trellis/plan';
import { checksum } from '@trellis/plan/internal';
import { modelOf, type RowChange, replay, type VerifyDatabase } from '@trellis/verify';
import { proveNext, withoutMoved } from '@trellis/verify/internal';
import { UnmatchedStatements } from './unmatched.ts';

/** The entries of a history, and which of them were proven. */
interface ProvenEntries {
  readonly entries: readonly ManifestEntry[];
  readonly sealed: readonly string[];
  /** What they change on purpose, by name. */
  readonly changes: Readonly<Record<string, readonly RowChange[]>>;
  /** Their statements that match no row of the proof, by name. */
  readonly unmatched: Readonly<Record<string, readonly string[]>>;
}

interface ProveHistoryOptions {
  readonly onProgress?: (what: string) => void;
  /** Set to keep what the entry of a migration says of losses and requirements, where only its text has changed. */
  readonly keepsEntries?: true;
}

/**
 * Replays the migrations, and proves those whose entry in the manifest is missing or different.
 *
 * @throws TrellisError `MIGRATION_RELEASED`, `PROOF_FAILED`
 */
export async function proveHistory(
  known: { readonly manifest: Manifest; readonly history: History; readonly all: readonly Migration[] },
  open: () => Promise<VerifyDatabase>,
  { onProgress = () => {}, keepsEntries }: ProveHistoryOptions,
): Promise<ProvenEntries> {
  const { manifest, history, all } = known;
  const entries: ManifestEntry[] = [];
  const sealed: string[] = [];
  const changes: Record<string, readonly RowChange[]> = {};
  const unmatched: Record<string, readonly string[]> = {};
  const scratch = await open();
  try {
    let before = await stateOf(scratch);
    for (const migration of all) {
      const { name, message, release } = migration;
      const parent = entries.at(-1)?.name ?? null;
      const sum = checksum(await readFile(migration.file, 'utf8'));
      const listed = manifest.migrations.find((one) => one.name === name);
      const isKnown = listed?.checksum === sum && listed.parent === parent;
      onProgress(`Replaying ${name}`);
      if (listed && isKnown) {
        const single: History = { ...history, migrations: [migration] };
        await scratch.attempt(() => replay(scratch, single));
        entries.push(listed);
      } else {
        if (release !== undefined)
          throw new TrellisError(
            'MIGRATION_RELEASED',
            `${name} was edited after release ${release}. Restore it, and create another revision for the change.`,
          );
        const statements = new UnmatchedStatements();
        const { model, identities } = before;
        const observed = { losses: NO_LOSSES, requires: NO_REQUIREMENTS };
        const { after, proof } = await proveNext(scratch, {
          ...{ history, migration, before: model, open },
          observed: (module) => statements.observed(module),
          async onRun(reached) {
            const now = { model: reached, identities: await readIdentities(scratch) };
            observed.requires = observedRequirements({ model, identities }, now);
            observed.losses = observedLosses({ model, identities }, now);
            return observed.losses;
          },
        });
        // A migration that only has another parent is still as its plan made it.
        const requires = listed?.checksum === sum ? listed.requires : observed.requires;
        if (proof.changes) changes[name] = proof.changes;
        if (statements.texts.length > 0) unmatched[name] = statements.texts;
        sealed.push(name);
        entries.push({
          ...{ name, message, parent, checksum: sum, model: fingerprint(after) },
          losses: withoutMoved(observed.losses, proof.changes ?? []),
          ...(requires && requires.up.length + requires.down.length > 0 && { requires }),
          ...(proof.changes && { changes: proof.changes.map(recordedChange) }),
          ...(keepsEntries && listed && { losses: listed.losses, requires: listed.requires }),
          ...(listed?.distributions && { distributions: listed.distributions }),
        });
      }
      // The proof has created tables again, with other identities.
      before = await stateOf(scratch);
    }
  } finally {
    await scratch.close();
  }
  return { entries, sealed, changes, unmatched };
}

const NO_LOSSES: ManifestLosses = { up: [], down: [] };
const NO_REQUIREMENTS: Requirements = { up: [], down: [] };

/** A change of data as the history records it, without what depends on the rows of the proof. */
function recordedChange({ direction, action, object }: RowChange): DataChange {
  return { direction, action, object };
}

/** The Model of a database, and the values of its identity columns. */
async function stateOf(connection: Connection) {
  return { model: await modelOf(connection), identities: await readIdentities(connection) };
}
