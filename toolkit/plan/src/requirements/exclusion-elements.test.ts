import { expect, test } from '@jest/globals';
import { exclusionElements } from './exclusion-elements.ts';

test.each<[string, [string, string][], ...string[]]>([
  [
    'EXCLUDE USING gist (room WITH =, during WITH &&)',
    [
      ['<room>', '='],
      ['<during>', '&&'],
    ],
  ],
  [
    'EXCLUDE USING btree ("a ""with""" text_ops WITH OPERATOR(public.=))',
    [['<a "with">', 'OPERATOR(public.=)']],
  ],
  ["EXCLUDE USING gist (public.f(a, 'x,)') WITH &&) DEFERRABLE", [["public.f(a, 'x,)')", '&&']]],
  [
    'EXCLUDE USING gist (((a + b)) COLLATE pg_catalog."C" gist_trgm_ops (siglen=\'32\') WITH =) INCLUDE (c) WHERE ((a > 0)) DEFERRABLE',
    [['((a + b)) COLLATE pg_catalog."C"', '=']],
    '((a > 0))',
  ],
])('reads %s', (definition, elements, ...[where]) => {
  expect(exclusionElements(definition, (name) => `<${name}>`)).toEqual({
    elements: elements.map(([value, operator]) => ({ value, operator })),
    ...(where !== undefined && { where }),
  });
});

test.each(['', 'EXCLUDE', 'EXCLUDE (a)', 'EXCLUDE (a WITH =', 'EXCLUDE (WITH =)'])(
  'reads nothing in %j',
  (text) => {
    expect(exclusionElements(text)).toBeUndefined();
  },
);
