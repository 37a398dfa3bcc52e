import { expect, test } from '@jest/globals';
import { emptyModel, integer, numeric, table, text, toModel, varchar } from '@trellis/model';
import { releaseDiff } from './release-diff.ts';
import { releasePage } from './release-page.ts';

const before = toModel({
  name: 's',
  enums: [{ name: 'mood', values: ['glad'] }],
  tables: {
    gone: table('gone', { columns: { id: integer() } }),
    kept: table('kept', {
      doc: 'Table that is kept.',
      columns: { id: integer({ primaryKey: true }), price: varchar(10, { nullable: true }), old: text() },
      indexes: [{ columns: ['old'] }],
    }),
    same: table('same', { columns: { id: integer() } }),
  },
});

const after = toModel({
  name: 's',
  enums: [{ name: 'mood', values: ['glad', 'sad'] }],
  views: [{ name: 'v', definition: 'select 1' }],
  tables: {
    kept: table('kept', {
      doc: 'Table that is kept.',
      columns: {
        id: integer({ primaryKey: true }),
        price: numeric(10, 2, { default: 0, doc: 'In euros.' }),
        same_id: integer({ references: 'same.id' }),
      },
    }),
    same: table('same', { columns: { id: integer() } }),
    fresh: table('fresh', { doc: 'All | new.', columns: { id: integer() } }),
  },
});

test('describes new, dropped and changed objects', () => {
  expect(releaseDiff(before, after)).toBe(`- New table \`fresh\`: All \\| new.
- Dropped table \`gone\`
- Changed enum \`mood\`: now \`glad\`, \`sad\`; before \`glad\`
- New view \`v\`

### kept

- Changed column \`price\`: now \`numeric(10,2)\`, not null, default \`0\` (In euros.); before \`character varying(10)\`, null
- New column \`same_id\`: \`integer\`, not null
- New constraint \`kept_same_id_fkey\`: foreign key (\`same_id\`) → \`same\` (\`id\`)
- Dropped column \`old\`
- Dropped index \`kept_old_idx\``);
});

test('describes declared renames', () => {
  const renamed = toModel({
    name: 's',
    enums: [{ name: 'mood', values: ['glad'] }],
    tables: {
      young: table('young', {
        renamedFrom: 'gone',
        columns: { number: integer({ renamedFrom: 'id', nullable: true }) },
      }),
      kept: table('kept', {
        doc: 'Table that is kept.',
        columns: {
          id: integer({ primaryKey: true }),
          price: varchar(10, { nullable: true }),
          new: text({ renamedFrom: 'old' }),
        },
      }),
      same: table('same', { renamedFrom: 'kept', columns: { id: integer({ renamedFrom: 'nothing' }) } }),
    },
  });
  expect(releaseDiff(before, renamed)).toBe(`- Renamed table \`gone\` to \`young\`

### young

- Renamed column \`id\` to \`number\`
- Changed column \`number\`: now \`integer\`, null; before \`integer\`, not null

### kept

- Renamed column \`old\` to \`new\`
- Dropped index \`kept_old_idx\``);
});

test('describes nothing if nothing changed', () => {
  expect(releaseDiff(after, after)).toBe('');
});

test('writes the newest release first', () => {
  const page = releasePage('s', [
    { version: '1.0.0', model: before },
    { version: '1.0.1', model: before },
    { version: '2.0.0', model: after },
  ]);
  expect(page.match(/^## .*/gm)).toEqual(['## 2.0.0', '## 1.0.1', '## 1.0.0']);
  expect(page).toContain('## 1.0.1\n\nNo schema changes.');
  expect(page).toContain('- New table `kept`: Table that is kept.');
  expect(releasePage('s', [{ version: '1.0.0', model: emptyModel }])).toContain('No schema changes.');
});
