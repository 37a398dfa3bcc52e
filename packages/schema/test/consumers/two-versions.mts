// Two releases of the package in one program, before databases in several states.

import knex from 'knex';
import { shop as newer, type OrderTotal } from 'schema-new';
import { assertDatabase, load } from 'schema-new/query';
import { type Order, shop as older } from 'schema-old';
import { assertDatabase as assertOlder } from 'schema-old/query';

const versions: ['1.3.0', '1.4.0'] = [older.version, newer.version];
const uses: OrderTotal['order_id'] = (null as Order | null)?.order_id ?? 1;
// @ts-expect-error the older release has no view
const none: Parameters<typeof assertOlder<typeof older>>[2] = { uses: ['order_totals'] };

type Options = { mode: 'throw' | 'warn' | 'wait'; timeout?: number; interval?: number };

const states: Record<string, string> = JSON.parse(process.env['STATES'] ?? '{}');
const found: Record<string, unknown> = {};
for (const [state, url] of Object.entries(states)) {
  const db = knex({ client: 'pg', connection: url, pool: { min: 0, max: 2 } });
  const answers = async (
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
      await outcome({ mode: 'wait', timeout: 30, interval: 10 }),
      warnings,
    ];
  };
  found[state] = {
    older: await answers((options) => assertOlder(db, older, options)),
    newer: await answers((options) => assertDatabase(db, newer, options)),
  };
  await db.destroy();
}

// A rolling deploy: the newer program waits while the migrations run.
const db = knex({ client: 'pg', connection: process.env['BEHIND'] ?? '' });
const looked = new Promise((resolve) => db.once('query-response', resolve));
const waiting = assertDatabase(db, newer, { mode: 'wait', interval: 10 });
await looked;
await db.raw(process.env['MIGRATION'] ?? '');
const { status: afterwards } = await waiting;
const { status: still } = await assertOlder(db, older);
const loaded =
  (await load(db, newer, 'orders', { customer: true })).length + (await load(db, older, 'orders', {})).length;
await db.destroy();
console.log(JSON.stringify({ versions, uses, none, found, afterwards, still, loaded }));
