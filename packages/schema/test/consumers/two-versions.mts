// Two releases of the package in one program, with databases in several states.

import knex from 'knex';
import { type NewNote, shop as newer, type Order } from 'schema-new';
import { assertDatabase, load } from 'schema-new/query';
import { type Order as OlderOrder, shop as older } from 'schema-old';
import { assertDatabase as assertOlder } from 'schema-old/query';

const note: NewNote = { body: 'A table of the newer release.' };
// The id types of the two releases are compatible.
const order: Order['order_id'] | undefined = (undefined as OlderOrder | undefined)?.order_id;
// @ts-expect-error the older release has no such table
const unknown: Parameters<typeof assertOlder<typeof older>>[2] = { uses: ['notes'] };

type Options = { mode: 'throw' | 'warn' | 'wait'; timeout?: number; interval?: number };

const states: Record<string, string> = JSON.parse(process.env['STATES'] ?? '{}');
const found: Record<string, unknown> = {};
for (const [state, url] of Object.entries(states)) {
  const db = knex({ client: 'pg', connection: url, pool: { min: 0, max: 2 } });
  const outcomes = async (
    assert: (
      options: Options & { onWarning: (v: { status: string }) => void },
    ) => Promise<{ status: string }>,
  ) => {
    const warnings: string[] = [];
    const onWarning = ({ status }: { status: string }) => warnings.push(status);
    const outcome = (options: Options) =>
      assert({ ...options, onWarning }).then(
        ({ status }) => status,
        (error: { code: string }) => error.code,
      );
    return [
      await outcome({ mode: 'throw' }),
      await outcome({ mode: 'warn' }),
      await outcome({ mode: 'wait', timeout: 300, interval: 10 }),
      warnings,
    ];
  };
  found[state] = {
    older: await outcomes((options) => assertOlder(db, older, options)),
    newer: await outcomes((options) => assertDatabase(db, newer, options)),
  };
  await db.destroy();
}

// A rolling deploy: the newer program waits until the migration has run.
const db = knex({ client: 'pg', connection: process.env['BEHIND'] ?? '' });
const firstCheck = new Promise((resolve) => db.once('query-response', resolve));
const waiting = assertDatabase(db, newer, { mode: 'wait', interval: 10 });
await firstCheck;
await db.raw(process.env['MIGRATION'] ?? '');
const { status: afterwards } = await waiting;
const { status: still } = await assertOlder(db, older);
const loaded =
  (await load(db, newer, 'orders', { customer: true })).length + (await load(db, older, 'orders', {})).length;
await db.destroy();
console.log(
  JSON.stringify({
    versions: [older.version, newer.version],
    note,
    order,
    unknown,
    found,
    afterwards,
    still,
    loaded,
  }),
);
