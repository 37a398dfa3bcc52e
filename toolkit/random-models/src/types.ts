import {
  type CompositeType,
  type Domain,
  type EnumType,
  quoteIdentifier,
  type RangeType,
} from '@trellis/model';
import { sqlLiteral } from '@trellis/model/internal';
import fc from 'fast-check';
import { chance, comment, each, named, some } from './choose.ts';
import { builtIn, number, plain, type TypeChoice, text } from './type-choice.ts';

const enumNames = ['mood', 'E'];
const values = ['x', 'y', 'z', "q'r", 'new'];
const domainNames = ['dom1', 'dom2'];

/** The types that a Model defines. */
export interface RandomTypes {
  readonly enums: readonly EnumType[];
  readonly domains: readonly Domain[];
  readonly compositeTypes: readonly CompositeType[];
  readonly rangeTypes: readonly RangeType[];
}

/** Types of each kind. */
export const randomTypes: fc.Arbitrary<RandomTypes> = fc.record({
  enums: randomEnums(),
  domains: randomDomains(),
  compositeTypes: randomCompositeTypes(),
  rangeTypes: randomRangeTypes(),
});

/** The types of columns: built-in types and those of the Model. */
export function typeChoices({ enums, domains, compositeTypes, rangeTypes }: RandomTypes): TypeChoice[] {
  return [
    ...builtIn,
    ...enums.flatMap((type) => {
      const name = `public.${quoteIdentifier(type.name)}`;
      const literals = type.values.map((value) => `${sqlLiteral(value)}::${name}`);
      return [plain(name, ...literals), plain(`${name}[]`, `'{}'`)];
    }),
    ...domains.flatMap((domain) => [
      plain(`public.${domain.name}`),
      plain(`public.${domain.name}[]`, `'{}'`),
    ]),
    ...compositeTypes.map((type) => plain(`public.${type.name}`)),
    ...rangeTypes.map((type) => plain(`public.${type.name}`, `'empty'`)),
  ];
}

function randomEnums() {
  return fc
    .subarray(enumNames)
    .chain((names) =>
      each(names, (name) =>
        fc
          .tuple(fc.shuffledSubarray(values, { minLength: 1 }), comment)
          .map(([list, remark]) => ({ schema: 'public', name, values: list, ...named('comment', remark) })),
      ),
    );
}

function randomDomains() {
  return fc.subarray(domainNames).chain((names) =>
    each(names, (name) =>
      fc
        .tuple(
          fc.constantFrom(number('integer'), number('bigint'), text('text')),
          chance(50),
          chance(30),
          chance(30),
        )
        .map(([choice, checked, notNull, defaulted]) => ({
          schema: 'public',
          name,
          type: choice.type,
          checks: checked ? [{ name: `${name}_ok`, expression: choice.check?.('value') ?? 'true' }] : [],
          ...(notNull && { notNull: true as const }),
          ...(defaulted && { default: choice.defaults[0] as string }),
        })),
    ),
  );
}

function randomCompositeTypes(): fc.Arbitrary<CompositeType[]> {
  return some(fc.tuple(fc.constantFrom('integer', 'bigint', 'text'), chance(50), comment), 25).map((type) => {
    if (!type) return [];
    const [first, second, remark] = type;
    const attributes = [
      { name: 'one', type: first },
      ...(second ? [{ name: 'two', type: 'text', ...named('comment', remark) }] : []),
    ];
    return [{ schema: 'public', name: 'pair', attributes }];
  });
}

function randomRangeTypes(): fc.Arbitrary<RangeType[]> {
  return some(fc.constantFrom('integer', 'numeric'), 20).map((subtype) =>
    subtype ? [{ schema: 'public', name: 'span', subtype }] : [],
  );
}
