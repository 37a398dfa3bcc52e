import { join } from 'node:path';
import type { ManifestEntry, ManifestLosses } from '@trellis/migrate';
import { commit, expectEnd } from '@trellis/migrate/internal';
import type { Model } from '@trellis/model';
import { type Bump, fingerprint, type Requirements } from '@trellis/plan';
import { checksum } from '@trellis/plan/internal';
import { changesetText } from '@trellis/release';
import type { Config } from '../config/index.ts';

/** A proven migration. */
export interface ProvenMigration {
  readonly name: string;
  /** The migration that it was proven after; `null` for the first one. */
  readonly parent: string | null;
  readonly text: string;
  readonly message: string;
  /** The Model that it leads to, as PostgreSQL printed it. */
  readonly head: Model;
  readonly bump: Bump;
  readonly losses: ManifestLosses;
  readonly requires: Requirements;
  /** How Citus distributes tables after it; left out for no change. */
  readonly distributions?: ManifestEntry['distributions'];
}

/**
 * Writes a migration, its changeset and its entry in the history: all of them or none.
 *
 * @returns the paths of the new files
 * @throws TrellisError `HISTORY_MOVED` if another process has added a migration meanwhile; the errors of `commit`
 */
export async function writeRevision(
  { migrations, changesets, packages }: Config,
  { name, parent, text, message, head, bump, losses, requires, distributions }: ProvenMigration,
): Promise<string[]> {
  const model = fingerprint(head);
  const isRequired = requires.up.length + requires.down.length > 0;
  const entry = {
    ...{ name, message, parent, checksum: checksum(text), model, losses },
    ...(isRequired && { requires }),
    ...(distributions && { distributions }),
  };
  const files = { [join(migrations, `${name}.ts`)]: text };
  if (changesets !== undefined && bump !== 'none' && packages.length > 0)
    files[join(changesets, `${name}.md`)] = changesetText(packages, bump, message);
  await commit(migrations, files, (manifest) => {
    expectEnd(manifest, parent);
    return { ...manifest, migrations: [...manifest.migrations, entry] };
  });
  return Object.keys(files);
}
