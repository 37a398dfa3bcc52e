import { expect, test } from '@jest/globals';
import type { Column, Model, Publication, Table, UserMapping } from '@trellis/model';
import { model, table } from '@trellis/random-models';
import { diffModels } from '../diff/diff.ts';
import { classify } from './classify.ts';

const id: Column = { name: 'id', type: 'integer', notNull: true };
const withTable = (columns: readonly Column[], rest: Partial<Table> = {}): Model =>
  model({ tables: [table('t', columns, rest)] });
const base = withTable([id]);
const withColumn = (column: Omit<Column, 'name'>) => withTable([id, { name: 'c', ...column }]);
const withEnum = (...values: string[]) => model({ enums: [{ schema: 'public', name: 'e', values }] });
const view = (...columns: [string, string][]): Model =>
  model({
    views: [
      {
        schema: 'public',
        name: 'v',
        definition: `select ${columns.map(([name]) => name).join(', ')} from t`,
        columns: columns.map(([name, type]) => ({ name, type })),
        indexes: [],
        triggers: [],
        rules: [],
      },
    ],
  });

const published = (publication: Omit<Publication, 'name'>): Model => ({
  ...base,
  publications: [{ name: 'p', ...publication }],
});
const t = { schema: 'public', name: 't' };
const foreign = (rest: Partial<Model> = {}, source: Partial<Table['foreign']> = {}): Model => ({
  ...model({ tables: [table('f', [id], { foreign: { server: 's', ...source } })] }),
  foreignDataWrappers: [{ name: 'w' }],
  foreignServers: [
    { name: 's', wrapper: 'w' },
    { name: 's2', wrapper: 'w' },
  ],
  ...rest,
});
const mapped = (options: UserMapping['options'] = {}): Model =>
  foreign({ userMappings: [{ role: 'PUBLIC', server: 's', options }] });

const searched = (dictionary: object, mappings: Readonly<Record<string, readonly string[]>>): Model => ({
  ...base,
  textSearchDictionaries: [{ schema: 'public', name: 'd', template: 'simple', ...dictionary }],
  textSearchConfigurations: [{ schema: 'public', name: 'c', mappings }],
});
const collated = (collation: object): Model => ({
  ...base,
  collations: [{ schema: 'public', name: 'c', provider: 'icu', locale: 'und', ...collation }],
});
const cases: readonly (readonly [string, 'none' | 'patch' | 'minor' | 'major', Model, Model])[] = [
  ['no change', 'none', base, base],
  ['a new publication', 'minor', base, published({ tables: [t] })],
  ['a publication dropped', 'major', published({ tables: [t] }), base],
  ['a table added to a publication', 'minor', published({}), published({ tables: [t] })],
  ['a table removed from a publication', 'major', published({ tables: [t] }), published({})],
  [
    'a column list for a published table',
    'major',
    published({ tables: [t] }),
    published({ tables: [{ ...t, columns: ['id'] }] }),
  ],
  [
    'a row filter removed from a published table',
    'minor',
    published({ tables: [{ ...t, where: 'true' }] }),
    published({ tables: [t] }),
  ],
  ['fewer operations in a publication', 'major', published({}), published({ publish: ['insert'] })],
  ['more operations in a publication', 'minor', published({ publish: ['insert'] }), published({})],
  ['a new collation', 'minor', base, collated({})],
  ['a collation dropped', 'major', collated({}), base],
  ['another locale of a collation', 'major', collated({}), collated({ locale: 'de' })],
  ['a collation renamed', 'major', collated({}), collated({ name: 'd', renamedFrom: 'c' })],
  ['a comment on a collation', 'patch', collated({}), collated({ comment: 'A.' })],
  ['new text search objects', 'minor', base, searched({}, { word: ['simple'] })],
  ['text search objects dropped', 'major', searched({}, {}), base],
  ['options of a dictionary', 'minor', searched({}, {}), searched({ options: { accept: 'false' } }, {})],
  ['a mapping added', 'minor', searched({}, {}), searched({}, { word: ['simple'] })],
  ['a mapping removed', 'minor', searched({}, { word: ['simple'] }), searched({}, {})],
  ['a foreign table with its server', 'minor', model(), foreign()],
  ['a foreign table dropped', 'major', foreign(), foreign({ tables: [] })],
  [
    'a foreign server dropped',
    'patch',
    foreign(),
    foreign({ foreignServers: [{ name: 's', wrapper: 'w' }] }),
  ],
  ['another option of a foreign table', 'minor', foreign(), foreign({}, { options: { a: 'b' } })],
  ['another server of a foreign table', 'major', foreign(), foreign({}, { server: 's2' })],
  ['a table becomes a foreign table', 'major', foreign({ tables: [table('f', [id])] }), foreign()],
  [
    'another option of a foreign server',
    'patch',
    foreign(),
    foreign({
      foreignServers: [
        { name: 's', wrapper: 'w', options: { a: 'b' } },
        { name: 's2', wrapper: 'w' },
      ],
    }),
  ],
  ['a new user mapping', 'minor', foreign(), mapped()],
  ['another option of a user mapping', 'minor', mapped(), mapped({ user: 'u' })],
  ['a user mapping dropped', 'major', mapped(), foreign()],
  ['a new table', 'minor', model(), base],
  ['a table dropped', 'major', base, model()],
  ['a table renamed', 'major', base, model({ tables: [table('u', [id], { renamedFrom: 't' })] })],
  ['a column dropped', 'major', withColumn({ type: 'text' }), base],
  [
    'a column renamed',
    'major',
    withColumn({ type: 'text' }),
    withTable([id, { name: 'd', type: 'text', renamedFrom: 'c' }]),
  ],
  ['a new column that may be null', 'minor', base, withColumn({ type: 'text' })],
  [
    'a new required column with a default',
    'minor',
    base,
    withColumn({ type: 'text', notNull: true, default: "''" }),
  ],
  ['a new required column without a default', 'major', base, withColumn({ type: 'text', notNull: true })],
  ['a wider type', 'minor', withColumn({ type: 'integer' }), withColumn({ type: 'bigint' })],
  ['a narrower type', 'major', withColumn({ type: 'bigint' }), withColumn({ type: 'integer' })],
  [
    'nullable to not null',
    'major',
    withColumn({ type: 'text' }),
    withColumn({ type: 'text', notNull: true }),
  ],
  [
    'nullable to not null with a default',
    'minor',
    withColumn({ type: 'text', default: "''" }),
    withColumn({ type: 'text', notNull: true, default: "''" }),
  ],
  [
    'not null to nullable',
    'minor',
    withColumn({ type: 'text', notNull: true }),
    withColumn({ type: 'text' }),
  ],
  [
    'dropping the default of a required column',
    'major',
    withColumn({ type: 'text', notNull: true, default: "''" }),
    withColumn({ type: 'text', notNull: true }),
  ],
  ['a tighter check', 'major', base, withTable([id], { checks: [{ name: 'k', expression: 'id > 0' }] })],
  ['a dropped check', 'minor', withTable([id], { checks: [{ name: 'k', expression: 'id > 0' }] }), base],
  [
    'a unique constraint on existing columns',
    'major',
    base,
    withTable([id], { uniques: [{ name: 'u', columns: ['id'] }] }),
  ],
  [
    'a unique constraint on a new column',
    'minor',
    base,
    withTable([id, { name: 'c', type: 'text' }], { uniques: [{ name: 'u', columns: ['c'] }] }),
  ],
  [
    'a constraint recreated with another name',
    'patch',
    withTable([id], { uniques: [{ name: 'u', columns: ['id'] }] }),
    withTable([id], { uniques: [{ name: 'w', columns: ['id'] }] }),
  ],
  [
    'a constraint renamed',
    'patch',
    withTable([id], { uniques: [{ name: 'u', columns: ['id'] }] }),
    withTable([id], { uniques: [{ name: 'w', columns: ['id'], renamedFrom: 'u' }] }),
  ],
  ['an index', 'patch', base, withTable([id], { indexes: [{ name: 'i', elements: [{ column: 'id' }] }] })],
  [
    'a unique index on existing columns',
    'major',
    base,
    withTable([id], { indexes: [{ name: 'i', unique: true, elements: [{ column: 'id' }] }] }),
  ],
  ['a comment', 'patch', base, withTable([id], { comment: 'A table.' })],
  ['an enum value added', 'minor', withEnum('a'), withEnum('a', 'b')],
  ['an enum value removed', 'major', withEnum('a', 'b'), withEnum('a')],
  [
    'an enum value renamed',
    'major',
    withEnum('a'),
    model({ enums: [{ schema: 'public', name: 'e', values: ['b'], renamedValues: { a: 'b' } }] }),
  ],
  ['a new view', 'minor', model(), view(['a', 'text'])],
  ["a view's new column", 'minor', view(['a', 'text']), view(['a', 'text'], ['b', 'text'])],
  ['a dropped column of a view', 'major', view(['a', 'text'], ['b', 'text']), view(['a', 'text'])],
];

test.each(cases)('%s is %s', (_, bump, from, to) => {
  expect(classify(diffModels(from, to).changes).bump).toBe(bump);
});

test('another action of a foreign key is minor, another referenced column is major', () => {
  const withKey = (extra: object, column = 'id') =>
    model({
      tables: [
        table('p', [id, { name: 'other', type: 'integer' }], {
          primaryKey: { name: 'p_pkey', columns: ['id'] },
          uniques: [{ name: 'p_u', columns: ['other'] }],
        }),
        table('t', [id], {
          foreignKeys: [
            {
              name: 'fk',
              columns: ['id'],
              references: { schema: 'public', name: 'p', columns: [column] },
              ...extra,
            },
          ],
        }),
      ],
    });
  const bump = (from: Model, to: Model) => classify(diffModels(from, to).changes).bump;
  expect(bump(withKey({}), withKey({ onDelete: 'cascade' }))).toBe('minor');
  expect(bump(withKey({}), withKey({}, 'other'))).toBe('major');
});

test('returns the reasons with their objects, highest bump first', () => {
  const to = withTable([{ name: 'c', type: 'text' }], { comment: 'x' });
  const { reasons } = classify(diffModels(base, to).changes);
  expect(reasons[0]).toEqual({
    bump: 'major',
    object: 'column public.t.id',
    reason: 'It is dropped.',
    breaks: ['readers', 'writers'],
  });
  expect(reasons.map(({ bump }) => bump)).toEqual(['major', 'minor', 'patch']);
});
