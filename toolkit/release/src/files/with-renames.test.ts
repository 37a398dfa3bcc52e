import { expect, test } from '@jest/globals';
import { eachObject, type Model, type SchemaDescriptor, table, toModel } from '@trellis/model';
import { diffModels } from '@trellis/plan';
import { withRenames } from './with-renames.ts';

/** A schema of one object of each kind, with names of a release. */
const schemaOf = (
  suffix: string,
  hint: (name: string) => { readonly renamedFrom?: string } = () => ({}),
): SchemaDescriptor => ({
  name: 'library',
  tables: {
    [`books${suffix}`]: table(`books${suffix}`, {
      ...hint('books'),
      columns: {
        id: { type: 'integer' },
        [`title${suffix}`]: { type: 'text', ...hint('title') },
        state: { type: `state${suffix}` },
      },
      uniques: [{ name: `one${suffix}`, columns: [`title${suffix}`], ...hint('one') }],
      indexes: [{ name: `by_title${suffix}`, columns: [`title${suffix}`], ...hint('by_title') }],
    }),
  },
  enums: [{ name: `state${suffix}`, values: ['lent'], ...hint('state') }],
  sequences: [{ name: `numbers${suffix}`, ...hint('numbers') }],
  views: [{ name: `lent_books${suffix}`, definition: 'select 1 as a', ...hint('lent_books') }],
});

const last = toModel(schemaOf(''));
const head = toModel(schemaOf('_2'));
const declared = toModel(schemaOf('_2', (name) => ({ renamedFrom: name })));

const renamesIn = (model: Model) =>
  eachObject(model).flatMap(({ kind, path, value }) =>
    'renamedFrom' in value ? [[kind, value.renamedFrom, path.at(-1)]] : [],
  );

test('keeps the declared renames of every kind of object', () => {
  expect(renamesIn(withRenames(head, declared, last))).toEqual(
    expect.arrayContaining([
      ['table', 'books', 'books_2'],
      ['column', 'title', 'title_2'],
      ['unique', 'one', 'one_2'],
      ['index', 'by_title', 'by_title_2'],
      ['enum', 'state', 'state_2'],
      ['sequence', 'numbers', 'numbers_2'],
      ['view', 'lent_books', 'lent_books_2'],
    ]),
  );
});

test('lets two releases be compared as renames, without a drop', () => {
  const changes = diffModels(last, withRenames(head, declared, last)).changes.map(({ action }) => action);
  expect(changes).toContain('rename');
  expect(changes).not.toContain('drop');
});

test('omits a rename that the last release already has, and one of an object that it does not have', () => {
  expect(renamesIn(withRenames(head, declared, head))).toEqual([]);
  expect(renamesIn(withRenames(head, declared, toModel({ name: 'library', tables: {} })))).toEqual([]);
});

test('finds the objects of a renamed schema under its old name', () => {
  const inSchema = (name: string, hint: object, own: string): Model =>
    toModel({
      name: 'library',
      schemas: [{ name, ...hint }],
      tables: {},
      enums: [
        { schema: name, name: own, values: ['lent'], ...(own === 'state' ? {} : { renamedFrom: 'state' }) },
      ],
    });
  const authored = inSchema('archive', { renamedFrom: 'old' }, 'status');
  expect(renamesIn(withRenames(authored, authored, inSchema('old', {}, 'state')))).toEqual([
    ['schema', 'old', 'archive'],
    ['enum', 'state', 'status'],
  ]);
});

test('keeps the renamed values that the last release has under their old names', () => {
  const enumOf = (values: string[], renamedValues?: Record<string, string>): Model =>
    toModel({
      name: 'library',
      tables: {},
      enums: [{ name: 'state', values, ...(renamedValues && { renamedValues }) }],
    });
  const authored = enumOf(['in', 'out', 'lost'], { here: 'in', away: 'out', gone: 'lost' });
  const { enums } = withRenames(enumOf(['in', 'out', 'lost']), authored, enumOf(['here', 'out', 'gone']));
  expect(enums[0]?.renamedValues).toEqual({ here: 'in', gone: 'lost' });
});
