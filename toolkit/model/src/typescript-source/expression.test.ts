import { expect, test } from '@jest/globals';
import { type Expression, printExpression } from './expression.ts';
import { literal } from './literal.ts';

const long = 'x'.repeat(60);

test.each<[string, Expression, string]>([
  ['source text as it is', 'now()', 'now()'],
  ['a call without arguments', { call: 'uuid', args: [] }, 'uuid()'],
  [
    'a call that fits on one line',
    { call: 'varchar', args: ['254', literal({ doc: 'A.' })] },
    "varchar(254, { doc: 'A.' })",
  ],
  [
    'a call whose last argument is too long',
    { call: 'table', args: ["'tags'", literal({ doc: long, renamedFrom: long })] },
    `table('tags', {\n  doc: '${long}',\n  renamedFrom: '${long}',\n})`,
  ],
  [
    'a call whose arguments are too long',
    { call: 'enumerated', args: [`'${long}'`, `'${long}'`] },
    `enumerated(\n  '${long}',\n  '${long}',\n)`,
  ],
  [
    'nested arrays that are too long',
    literal({ rows: [[long], [long]] }),
    `{\n  rows: [\n    ['${long}'],\n    ['${long}'],\n  ],\n}`,
  ],
  [
    'a template literal, whose lines are not indented',
    { object: [['up', { call: 'sql', args: [literal('a\nb')] }]] },
    '{\n  up: sql(`a\nb`),\n}',
  ],
  [
    'a property whose value is the variable of its name, and literals of its name',
    {
      object: [
        ['tags', 'tags'],
        ['true', 'true'],
        ['null', 'null'],
        ['1', '1'],
      ],
    },
    "{ tags, true: true, null: null, '1': 1 }",
  ],
])('prints %s', (_, expression, source) => {
  expect(printExpression(expression)).toBe(source);
});

test('indents the lines that follow the first', () => {
  expect(printExpression(literal([long, long]), 2)).toBe(`[\n    '${long}',\n    '${long}',\n  ]`);
});
