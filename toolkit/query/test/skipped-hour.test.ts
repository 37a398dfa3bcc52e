import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const TIMES = [
  ['Europe/Berlin', '2026-03-29 02:30:00.000'],
  ['Europe/Berlin', '2026-10-25 02:30:00.000001'],
  ['America/New_York', '2026-03-08 02:30:00.250'],
  ['Australia/Lord_Howe', '2026-10-04 02:15:00.000'],
  ['Pacific/Apia', '2011-12-30 12:00:00.000'],
] as const;

/** Writes what a column without a time zone reads. Only a process of its own can change its time zone. */
const PROGRAM = `
import { codecOf } from './src/value/index.ts';
const { decode, encode } = codecOf({ name: 's', tables: {} }, 'timestamp');
const written = JSON.parse(process.argv[1]).map(([zone, text]) => {
  process.env.TZ = zone;
  return [zone, encode(decode(text), 'at')];
});
console.log(JSON.stringify(written));
`;

test('a local time that a time zone skips or repeats is written as it was read', () => {
  const options = ['--conditions=trellis-source', '--import', 'tsx', '--input-type=module'];
  const output = execFileSync(process.execPath, [...options, '-e', PROGRAM, JSON.stringify(TIMES)], {
    cwd: join(__dirname, '..'),
    encoding: 'utf8',
  });
  expect(JSON.parse(output)).toEqual(TIMES);
});
