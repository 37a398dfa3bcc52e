import type { MemberFunction, MemberOperator, Model, OperatorClass, OperatorFamily } from '@trellis/model';
import fc from 'fast-check';
import { chance, comment, named } from './choose.ts';
import { table as plainTable } from './handwritten.ts';

/** Operator families and classes, and a table with indexes and a constraint that use the classes. */
export type Classed = Required<Pick<Model, 'operatorFamilies' | 'operatorClasses' | 'tables'>>;

type Types = readonly [string, string];

const own: Types = ['integer', 'integer'];
const mixed: Types = ['integer', 'bigint'];

const operators = (types: Types, strategies: readonly number[]): readonly MemberOperator[] =>
  strategies.map((strategy) => ({
    strategy,
    operator: `pg_catalog.${['<', '<=', '=', '>=', '>'][strategy - 1]}`,
    types,
  }));

const calls = (
  types: Types,
  functions: Readonly<Record<number, string | undefined>>,
): readonly MemberFunction[] =>
  Object.entries(functions).flatMap(([support, name]) =>
    name === undefined ? [] : [{ support: Number(support), function: name, types }],
  );

/** The functions of a GiST class of points that stores boxes. */
const boxes = calls(['point', 'point'], {
  1: 'gist_point_consistent(internal, point, smallint, oid, internal)',
  2: 'gist_box_union(internal, internal)',
  3: 'gist_point_compress(internal)',
  5: 'gist_box_penalty(internal, internal, internal)',
  6: 'gist_box_picksplit(internal, internal)',
  7: 'gist_box_same(box, box, internal)',
});
const distance = calls(['point', 'point'], {
  8: 'gist_point_distance(internal, point, smallint, oid, internal)',
});

/** Classes of integers and points, in families of their own or not. */
export const classed: fc.Arbitrary<Classed> = fc
  .record({
    inFamily: fc.boolean(),
    isMixed: fc.boolean(),
    strategies: fc.constantFrom([1, 2, 3, 4, 5], [1, 3, 5]),
    isFast: fc.boolean(),
    hasHash: fc.boolean(),
    isNear: fc.boolean(),
    hasPoints: fc.boolean(),
    isUsed: chance(80),
    isUnique: fc.boolean(),
    remark: comment,
  })
  .map(({ inFamily, isMixed, strategies, isFast, hasHash, isNear, hasPoints, isUsed, isUnique, remark }) => {
    const family: OperatorFamily = {
      schema: 'public',
      name: 'ints',
      method: 'btree',
      ...named('comment', remark),
      ...(isMixed && {
        operators: operators(mixed, strategies),
        functions: calls(mixed, { 1: 'btint48cmp(integer, bigint)' }),
      }),
    };
    const sorted: OperatorClass = {
      schema: 'public',
      name: 'sorted',
      method: 'btree',
      type: 'integer',
      ...(inFamily && { family: { schema: 'public', name: 'ints' } }),
      operators: operators(own, strategies),
      functions: calls(own, {
        1: 'btint4cmp(integer, integer)',
        ...(isFast && { 2: 'btint4sortsupport(internal)' }),
      }),
    };
    const hashed: OperatorClass = {
      schema: 'public',
      name: 'sorted',
      method: 'hash',
      type: 'integer',
      ...named('comment', remark),
      operators: [{ strategy: 1, operator: 'pg_catalog.=', types: own }],
      functions: calls(own, { 1: 'hashint4(integer)' }),
    };
    const near: MemberOperator = {
      strategy: 15,
      operator: 'pg_catalog.<->',
      types: ['point', 'point'],
      orderBy: 'pg_catalog.float_ops',
    };
    const boxed: OperatorClass = {
      schema: 'public',
      name: 'boxed',
      method: 'gist',
      type: 'point',
      storage: 'box',
      operators: [
        { strategy: 1, operator: 'pg_catalog.<<', types: ['point', 'point'] },
        ...(isNear ? [near] : []),
      ],
      functions: [...boxes, ...(isNear ? distance : [])],
    };
    const index = (column: string, { name, method }: OperatorClass) => ({
      name: `classed_${method}`,
      method,
      elements: [{ column, opclass: `public.${name}` }],
    });
    return {
      operatorFamilies: inFamily || isMixed ? [family] : [],
      operatorClasses: [sorted, ...(hasHash ? [hashed] : []), ...(hasPoints ? [boxed] : [])],
      tables: [
        plainTable(
          'classed',
          [
            { name: 'n', type: 'integer' },
            { name: 'p', type: 'point' },
          ],
          {
            indexes: isUsed
              ? [
                  { ...index('n', sorted), ...(isUnique && { unique: true as const }) },
                  ...(hasHash ? [index('n', hashed)] : []),
                  ...(hasPoints ? [index('p', boxed)] : []),
                ]
              : [],
            exclusions:
              isUsed && hasHash
                ? [{ name: 'classed_excl', definition: 'EXCLUDE USING hash (n public.sorted WITH =)' }]
                : [],
          },
        ),
      ],
    };
  });
