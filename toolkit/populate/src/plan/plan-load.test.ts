import { describe, expect, test } from '@jest/globals';
import { column, text } from '@trellis/model';
import { association, schemaOf, tableWithId, unsupported } from '../../test/schemas.ts';
import { defineSample, type Sample } from '../sample/index.ts';
import { planLoad } from './plan-load.ts';

const columnsOf = (sample: Sample) => planLoad(sample).tables[0]?.columns.map(({ name }) => name);

describe('planLoad', () => {
  test('refuses a column of an unsupported type', () => {
    expect(() => planLoad(defineSample(unsupported))).toThrow(
      'Cannot infer a generator for places.area: type geometry is not supported. Set a generator in defineSample.',
    );
  });

  test.each([0, { fixed: 0 }])('needs no generators and no parent for a table with rows %j', (rows) => {
    expect(columnsOf(defineSample(unsupported, { places: { rows } }))).toEqual([]);
    const [, , pairs] = planLoad(defineSample(association, { c: { rows } })).tables;
    expect(pairs).toMatchObject({ key: 'c', columns: [], references: [] });
  });

  test('uses the generator of the sample for a column of an unsupported type', () => {
    const sample = defineSample(unsupported, { places: { columns: { area: () => 'POINT(1 2)' } } });
    expect(columnsOf(sample)).toEqual(['id', 'area']);
  });

  test('does not write columns of unsupported types with a default, and writes null to nullable ones', () => {
    const schema = schemaOf({
      places: tableWithId('places', {
        area: column<string>()('geometry', { nullable: true }),
        shape: column<string>()('geometry', { default: 'POINT(0 0)' }),
        note: text(),
      }),
    });
    expect(columnsOf(defineSample(schema))).toEqual(['id', 'area', 'note']);
  });

  test('infers a generator for a column named constructor beside those of the sample', () => {
    const schema = schemaOf({ cars: tableWithId('cars', { constructor: text(), note: text() }) });
    const { tables } = planLoad(defineSample(schema, { cars: { columns: { note: () => 'a' } } }));
    const inferred = tables[0]?.columns.find(({ name }) => name === 'constructor');
    expect(inferred).toHaveProperty('generator');
    expect(inferred).not.toHaveProperty('generator', Object);
  });
});
