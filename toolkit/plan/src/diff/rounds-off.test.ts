import { expect, test } from '@jest/globals';
import { testClient } from '@trellis/testing/client';
import { castKind } from './casts.ts';
import { roundsOff } from './rounds-off.ts';

const client = testClient('rounds_off');

test.each([
  ['numeric(10,2)', 'numeric(10,1)', '1.25'],
  ['numeric(10,2)', 'numeric(12,4)', '1.25'],
  ['numeric(10,2)', 'integer', '1.25'],
  ['numeric(10,2)', 'double precision', '12345678.25'],
  ['numeric', 'double precision', '1234567890.1234567890123'],
  ['numeric(10,2)', 'money', '1.25'],
  ['double precision', 'numeric(10,2)', '1.255'],
  ['double precision', 'real', '1.2345678901'],
  ['real', 'double precision', '1.5'],
  ['bigint', 'real', '1234567890123'],
  ['bigint', 'double precision', '1234567890123456789'],
  ['integer', 'real', '123456789'],
  ['smallint', 'real', '12345'],
  ['bigint', 'integer', '12'],
  ['integer', 'text', '12'],
  ['timestamp without time zone', 'date', '2026-01-02 03:04:05'],
  ['timestamp with time zone', 'time without time zone', '2026-01-02 03:04:05+00'],
  ['timestamp without time zone', 'timestamp(0) without time zone', '2026-01-02 03:04:05.6'],
  ['timestamp(3) without time zone', 'timestamp without time zone', '2026-01-02 03:04:05.678'],
  ['timestamp without time zone', 'timestamp with time zone', '2026-01-02 03:04:05'],
  ['date', 'timestamp with time zone', '2026-01-02'],
  ['date', 'timestamp(0) without time zone', '2026-01-02'],
  ['time without time zone', 'interval', '03:04:05.678'],
  ['interval', 'time without time zone', '25:00:00'],
  ['interval', 'interval(0)', '1.5 seconds'],
  ['integer', 'boolean', '5'],
  ['boolean', 'integer', 'true'],
  ['integer', 'bit(4)', '21'],
  ['jsonb', 'integer', '1.5'],
  ['jsonb', 'numeric(10,1)', '1.25'],
  ['jsonb', 'numeric', '1.25'],
  ['text', '"char"', 'ab'],
  ['text', 'numeric(5,2)', '1.239'],
  ['text', 'integer', '007'],
  ['text', 'numeric', '1e3'],
  ['character varying(9)', 'double precision', '0.10'],
  ['text', 'money', '1.239'],
  ['text', 'date', '2026-01-02 03:04:05'],
  ['text', 'time without time zone', '2026-01-02 03:04:05'],
  ['text', 'timestamp without time zone', '2026-01-02 03:04:05+05'],
  ['text', 'timestamp(0) with time zone', '2026-01-02 03:04:05.6+00'],
  ['character varying(9)', 'interval', '1 day'],
  ['text', 'interval(0)', '00:00:01.5'],
  ['text', 'bit(2)', '101'],
  ['text', 'bit varying(2)', '101'],
  ['text', 'bit varying', '101'],
  ['text', 'uuid', '00000000-0000-0000-0000-000000000001'],
  ['text', 'jsonb', '{"a": 1}'],
  ['interval', 'text', '1 day'],
  ['text[]', 'numeric(5,2)[]', '{1.239}'],
  ['text', 'name', 'a'.repeat(64)],
  ['inet', 'cidr', '10.1.2.3/8'],
  ['cidr', 'inet', '10.0.0.0/8'],
  ['polygon', 'circle', '((0,0),(1,0),(1,1))'],
  ['box', 'point', '(2,2),(0,0)'],
  ['box', 'polygon', '(2,2),(0,0)'],
])('from %s to %s: whether %s comes back is what PostgreSQL does', async (from, to, value) => {
  const back = castKind(to, from) === 'text' ? 'text' : from;
  const { rows } = await client.query(
    `select ($1::${from})::${to}::${back}::text is distinct from $1::${from}::text as lost`,
    [value],
  );
  expect(roundsOff(from, to)).toBe(rows[0].lost);
});
