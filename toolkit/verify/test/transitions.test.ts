import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { defineSchema, integer, table, text, toModel, transitions } from '@trellis/model';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';

/** A state whose characters have a meaning in SQL, in functions and in messages. */
const ODD = `it's "$$" \\ % odd`;
const status = transitions('the "loans"', 'a status', {
  initial: ['lent', ODD],
  moves: { lent: [ODD], [ODD]: ['returned'], returned: [] },
});
const library = defineSchema({
  name: 'library',
  tables: {
    'the "loans"': table('the "loans"', {
      columns: { loan_id: integer({ primaryKey: true }), 'a status': text() },
      checks: [status.check],
      triggers: [status.trigger],
    }),
  },
  routines: [status.routine],
});

let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await createDatabase('transitions');
  connection = await connect({ url: database.url });
  await connection.withClient((client) => build(client, toModel(library)));
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const STATES = [undefined, ...status.states];
const cases = STATES.flatMap((from) => status.states.map((to) => [from, to] as const));

test.each(cases)('a state changes from %j to %j if the graph has the move', async (from, to) => {
  const graph = status.trigger.transitions;
  const next = from === undefined ? graph?.initial : [from, ...(graph?.moves[from] ?? [])];
  const transaction = await connection.knex.transaction();
  try {
    if (from !== undefined) {
      await transaction.raw('alter table "the ""loans""" disable trigger user');
      await transaction.raw('insert into "the ""loans""" values (1, ?)', [from]);
      await transaction.raw('alter table "the ""loans""" enable trigger user');
    }
    const write =
      from === undefined
        ? transaction.raw('insert into "the ""loans""" values (1, ?)', [to])
        : transaction.raw('update "the ""loans""" set "a status" = ?', [to]);
    const error = await write.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (next?.includes(to)) expect(error).toBeUndefined();
    else
      expect(error).toMatchObject({
        code: '23514',
        constraint: 'the "loans"_a status_moves',
        table: 'the "loans"',
        message: expect.stringContaining(to),
      });
  } finally {
    await transaction.rollback();
  }
});
