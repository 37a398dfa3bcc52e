import { expect, test } from '@jest/globals';
import { defineSchema, integer, table, text } from '@trellis/model';
import { printRows } from './print-rows.ts';

test.each(['constructor', 'toString', 'hasOwnProperty'])('types the rows of a table named %s', (name) => {
  const columns = { id: integer({ primaryKey: true }), [name]: text() };
  const schema = defineSchema({
    name: 'races',
    tables: { [name]: table(name, { columns }) },
    views: [
      { name: 'v', definition: `select "${name}" from "${name}"`, columns: { [name]: { type: 'text' } } },
    ],
  });
  expect(printRows(schema)).toMatch(new RegExp(`interface \\w+ {\\s+/?[^}]*${name}: string`));
  expect(printRows(schema)).not.toContain('native code');
});
