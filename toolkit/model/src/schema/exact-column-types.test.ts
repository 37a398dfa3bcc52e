import { expect, test } from '@jest/globals';
import { array } from './column-types.ts';
import {
  type ExactJson,
  type ExactTimestamp,
  type Json,
  json,
  jsonb,
  timestamp,
  timestamptz,
} from './exact-column-types.ts';
import type { Row } from './row.ts';
import { table } from './table.ts';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;

const samples = table('samples', {
  columns: {
    taken: timestamptz(3),
    measured: timestamptz({ exact: true, nullable: true }),
    tenths: timestamp(1, { exact: true }),
    wall: timestamp({ doc: 'On the wall.' }),
    moments: array(timestamptz(6, { exact: true })),
    body: jsonb(),
    raw: json({ exact: true }),
  },
});

test('a timestamp and a document are text if they are declared exact', () => {
  type Sample = Row<typeof samples>;
  const types: [
    Same<Sample['taken'], Date>,
    Same<Sample['measured'], ExactTimestamp | null>,
    Same<Sample['tenths'], ExactTimestamp>,
    Same<Sample['wall'], Date>,
    Same<Sample['moments'], ExactTimestamp[]>,
    Same<Sample['body'], Json>,
    Same<Sample['raw'], ExactJson>,
  ] = [true, true, true, true, true, true, true];
  expect(types).toHaveLength(7);
});

test('a precision is part of the type', () => {
  expect(samples.columns).toEqual({
    taken: { type: 'timestamp(3) with time zone' },
    measured: { type: 'timestamp with time zone', exact: true, nullable: true },
    tenths: { type: 'timestamp(1) without time zone', exact: true },
    wall: { type: 'timestamp without time zone', doc: 'On the wall.' },
    moments: { type: 'timestamp(6) with time zone[]', exact: true },
    body: { type: 'jsonb' },
    raw: { type: 'json', exact: true },
  });
  const type: 'timestamp(3) with time zone' = samples.columns.taken.type;
  expect(type).toBe('timestamp(3) with time zone');
});
