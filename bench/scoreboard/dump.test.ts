import { expect, test } from '@jest/globals';
import { normaliseDump } from './dump.ts';

const dumpOf = (...entries: string[]) =>
  [
    '-- PostgreSQL database dump\n\nSET statement_timeout = 0;',
    ...entries.map((sql, i) => `-- Name: ${i}; Type: X; Schema: public; Owner: -\n--\n\n${sql}\n`),
  ].join('\n--\n');

test('the order of entries, of columns and of grants is no difference', () => {
  const one = dumpOf(
    'CREATE TABLE public.t (\n    a integer,\n    b text\n);',
    'GRANT SELECT ON TABLE public.t TO x;\nGRANT SELECT ON TABLE public.t TO y;',
  );
  const other = dumpOf(
    'GRANT SELECT ON TABLE public.t TO y;\nGRANT SELECT ON TABLE public.t TO x;',
    'CREATE TABLE public.t (\n    b text,\n    a integer\n);',
  );
  expect(normaliseDump(one)).toBe(normaliseDump(other));
});

test('a column of another type is a difference', () => {
  const table = (type: string) => dumpOf(`CREATE TABLE public.t (\n    a ${type}\n);`);
  expect(normaliseDump(table('integer'))).not.toBe(normaliseDump(table('bigint')));
});

test('the order of the attributes of a composite type is a difference', () => {
  const type = (...attributes: string[]) =>
    dumpOf(`CREATE TYPE public.t AS (\n\t${attributes.join(',\n\t')}\n);`);
  expect(normaliseDump(type('a integer', 'b text'))).not.toBe(normaliseDump(type('b text', 'a integer')));
});
