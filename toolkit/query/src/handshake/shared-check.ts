import type { SchemaDescriptor } from '@trellis/model';
import type { Knex } from 'knex';
import { untilAborted } from '../connection/index.ts';
import { boundedCheck, type DatabaseCheckOptions, type TableKeys } from './check-database.ts';
import { checkUses } from './expected.ts';
import type { HandshakeResult } from './result.ts';

/** A check that is running or found a fit. */
interface Check {
  readonly result: Promise<HandshakeResult>;
  readonly stop: AbortController;
  /** Number of callers that wait for the result. The last one that gives up stops the check. */
  waiting: number;
}

/** Checks by Knex client, then schema, then the tables that are used. */
const checks = new WeakMap<object, WeakMap<SchemaDescriptor, Map<string, Check>>>();

/**
 * Checks a database. A fit is cached, and callers at the same time share one check.
 *
 * @param knex a Knex instance
 * @param schema a schema
 * @param options the tables that the program uses
 * @param signal rejects with its reason, for this caller alone
 */
export async function sharedCheck<S extends SchemaDescriptor>(
  knex: Knex,
  schema: S,
  options: DatabaseCheckOptions<TableKeys<S>>,
  signal: AbortSignal,
): Promise<HandshakeResult> {
  checkUses(options.uses);
  const bySchema = checks.get(knex.client) ?? new WeakMap<SchemaDescriptor, Map<string, Check>>();
  checks.set(knex.client, bySchema);
  const cached = bySchema.get(schema) ?? new Map<string, Check>();
  bySchema.set(schema, cached);
  const key = JSON.stringify(options.uses ? [...options.uses].sort() : null);
  const check = cached.get(key) ?? begin(knex, schema, options);
  cached.set(key, check);
  const evict = () => cached.get(key) === check && cached.delete(key);
  check.waiting += 1;
  try {
    const result = await untilAborted(check.result, signal);
    if (result.status !== 'fits') evict();
    return result;
  } catch (error) {
    evict();
    throw error;
  } finally {
    check.waiting -= 1;
    if (check.waiting === 0) check.stop.abort();
  }
}

function begin<S extends SchemaDescriptor>(
  knex: Knex,
  schema: S,
  options: DatabaseCheckOptions<TableKeys<S>>,
): Check {
  const stop = new AbortController();
  return { result: boundedCheck(knex, schema, options, stop.signal), stop, waiting: 0 };
}
