import { expect, test } from '@jest/globals';
import { normalizeDump } from './dump.ts';

const dumpOf = (...entries: string[]) =>
  [
    '-- PostgreSQL database dump\n\nSET statement_timeout = 0;',
    ...entries.map((sql, i) => `-- Name: ${i}; Type: X; Schema: public; Owner: -\n--\n\n${sql}\n`),
  ].join('\n--\n');

test('dumps are equal when only entries, columns or grants are in a different order', () => {
  const one = dumpOf(
    'CREATE TABLE public.t (\n    a integer,\n    b text\n);',
    'GRANT SELECT ON TABLE public.t TO x;\nGRANT SELECT ON TABLE public.t TO y;',
  );
  const other = dumpOf(
    'GRANT SELECT ON TABLE public.t TO y;\nGRANT SELECT ON TABLE public.t TO x;',
    'CREATE TABLE public.t (\n    b text,\n    a integer\n);',
  );
  expect(normalizeDump(one)).toBe(normalizeDump(other));
});

test('dumps are equal when an object depends on the same extensions in a different order', () => {
  const dependent = (...extensions: string[]) =>
    dumpOf(`CREATE X;\n${extensions.map((name) => `ALTER X DEPENDS ON EXTENSION ${name};`).join('\n')}`);
  expect(normalizeDump(dependent('a', 'b'))).toBe(normalizeDump(dependent('b', 'a')));
  expect(normalizeDump(dependent('a', 'b'))).not.toBe(normalizeDump(dependent('a', 'c')));
});

test('dumps differ when a column has a different type', () => {
  const table = (type: string) => dumpOf(`CREATE TABLE public.t (\n    a ${type}\n);`);
  expect(normalizeDump(table('integer'))).not.toBe(normalizeDump(table('bigint')));
});

test('dumps differ when attributes of a composite type are in a different order', () => {
  const type = (...attributes: string[]) =>
    dumpOf(`CREATE TYPE public.t AS (\n\t${attributes.join(',\n\t')}\n);`);
  expect(normalizeDump(type('a integer', 'b text'))).not.toBe(normalizeDump(type('b text', 'a integer')));
});
