import { expect, test } from '@jest/globals';
import { isStable } from './is-stable.ts';

test.each([
  '0',
  '-1',
  '(-1)',
  '1.5',
  'true',
  'now()',
  'CURRENT_TIMESTAMP',
  "'new'::text",
  "'-1'::integer",
  'NULL::character varying',
  "nextval('public.t_id_seq'::regclass)",
  'CREATE OR REPLACE FUNCTION public.f()\n RETURNS integer\n LANGUAGE sql\nAS $function$select null::int$function$\n',
])('%s is printed as it is', (sql) => expect(isStable(sql)).toBe(true));

test.each([
  'NULL::integer AS int4',
  'SELECT NULL::integer',
  "(a || 'x'::text)",
  'ROW(a, b)',
  "ARRAY['a'::text]",
  'f(NULL::integer)',
  'CREATE OR REPLACE FUNCTION public.f(a integer DEFAULT 1)\n RETURNS integer\n LANGUAGE sql\nAS $function$select 1$function$\n',
  'CREATE OR REPLACE FUNCTION public.f()\n RETURNS integer\n LANGUAGE sql\nBEGIN ATOMIC\n SELECT NULL::integer;\nEND\n',
])('%s may be printed in another way', (sql) => expect(isStable(sql)).toBe(false));
