import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import type { Connection } from '@trellis/database';
import { isTrellisError, type SchemaDescriptor } from '@trellis/model';
import { propertyOptions, randomChange, randomModel } from '@trellis/random-models';
import fc from 'fast-check';
import { descriptorsOf } from '../src/pull/descriptors.ts';
import { revision } from '../src/revision/revision.ts';
import { configIn } from './config.ts';
import { testConnection } from './project.ts';

/** Projects with five random changes each. Each change is planned twice: from the cached Model and from the whole history. */
const options = propertyOptions(2);

const database = testConnection('cache_random');
let connection: Connection;
beforeAll(() => {
  ({ connection } = database);
});

const write = (root: string, schema: SchemaDescriptor) =>
  writeFileSync(join(root, 'schema.ts'), `export const schema = ${JSON.stringify(schema)};`);

/** Creates a revision in a folder. Returns its result or its error, and the reported steps. */
async function revise(root: string, allowDataLoss: readonly string[] = []) {
  const did: string[] = [];
  try {
    const options = { message: 'Next', connection, url: database.url, allowDataLoss };
    const {
      files,
      name: _,
      proof,
      ...rest
    } = await revision(configIn(root), {
      ...options,
      onProgress: (what) => did.push(what),
    });
    const text = files.map((file) => readFileSync(file, 'utf8').replaceAll(/\b\d{14}\b/g, ''));
    // The proof fills the tables of the subset or all tables, so their number differs.
    const failsOnData = proof?.failsOnData;
    return { outcome: { ...rest, text, failsOnData }, wrote: files.length > 0, did };
  } catch (error) {
    if (!isTrellisError(error)) throw error;
    const { code, message, details } = error;
    return { outcome: { code, message, details }, wrote: false, did, error };
  }
}

/** The objects whose loss a revision refuses. */
function lossesOf({ error }: Awaited<ReturnType<typeof revise>>): readonly string[] {
  const { code, details } = error ?? {};
  const { losses = [] } = (code === 'DATA_LOSS' ? details : {}) as { losses?: { object: string }[] };
  return losses.map(({ object }) => object);
}

test(
  'writes the same migration from the cached Model as from the whole history, for random changes',
  async () => {
    let fromCache = 0;
    let changed = 0;
    const project = fc.asyncProperty(
      randomModel,
      fc.array(randomChange, { minLength: 5, maxLength: 5 }),
      async (model, changes) => {
        const root = mkdtempSync(join(tmpdir(), 'trellis-cache-random-'));
        const cold = `${root}-cold`;
        try {
          let schema = withoutRelationships(descriptorsOf('s', model, true));
          write(root, schema);
          const { outcome } = await revise(root);
          expect(outcome).not.toHaveProperty('code');
          for (const change of changes) {
            const next = change(schema);
            write(root, next);
            cpSync(root, cold, { recursive: true, filter: (path) => !path.includes('.trellis') });
            const first = await revise(cold);
            const allowed = lossesOf(first);
            const whole = allowed.length > 0 ? await revise(cold, allowed) : first;
            const cached = await revise(root, allowed);
            expect(cached.outcome).toEqual(whole.outcome);
            expect(cached.wrote).toBe(whole.wrote);
            if (cached.wrote) changed += 1;
            if (cached.wrote && !cached.did.some((what) => what.startsWith('Replaying'))) fromCache += 1;
            if (!('code' in cached.outcome)) schema = next;
            rmSync(cold, { recursive: true, force: true });
          }
        } finally {
          for (const folder of [root, cold]) rmSync(folder, { recursive: true, force: true });
        }
      },
    );
    await fc.assert(project, options);
    // The comparison means something only if the cache was used.
    expect(fromCache).toBeGreaterThan(changed / 2);
  },
  options.numRuns * 100_000,
);

function withoutRelationships(schema: SchemaDescriptor): SchemaDescriptor {
  const tables = Object.entries(schema.tables).map(([key, table]) => [key, { ...table, relationships: {} }]);
  return { ...schema, tables: Object.fromEntries(tables) };
}
