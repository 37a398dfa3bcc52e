import { type QualifiedName, quoteIdentifier, type Routine, type Table, type View } from '@trellis/model';
import { sqlLiteral } from '@trellis/model/internal';
import fc from 'fast-check';
import { chance, comment, named, some } from './choose.ts';

/** An argument: `name type`, or a type alone. */
interface Argument {
  readonly name?: string;
  readonly type: string;
  readonly default?: string;
}

function routine(
  kind: 'function' | 'procedure',
  name: string,
  args: readonly Argument[],
  rest: string,
): Routine {
  const list = args.map((one) =>
    [one.name, one.type, one.default && `default ${one.default}`].filter(Boolean).join(' '),
  );
  return {
    schema: 'public',
    name,
    kind,
    arguments: args.map(({ type }) => type).join(', '),
    signature: '',
    definition: `create ${kind} public.${name}(${list.join(', ')}) ${rest}`,
  };
}

const sql = (body: string) => `language sql as ${sqlLiteral(body)}`;
const plpgsql = (body: string) => `language plpgsql as ${sqlLiteral(body)}`;

/** The functions that defaults, checks, indexes and triggers call. Their definitions vary between Models. */
export const calledRoutines: fc.Arbitrary<Routine[]> = fc
  .tuple(
    some(fc.constantFrom(['integer', '1'], ['integer', '2'], ['bigint', '3']), 60),
    some(fc.tuple(fc.constantFrom('a', 'value'), fc.constantFrom('$1 > 0', '$1 >= 0')), 50),
    some(fc.constantFrom('null', 'new'), 60),
    comment,
  )
  .map(([one, ok, trigger, remark]) => [
    ...(one ? [routine('function', 'one', [], `returns ${one[0]} ${sql(`select ${one[1]}`)}`)] : []),
    ...(ok
      ? [
          routine(
            'function',
            'ok',
            [{ name: ok[0], type: 'double precision' }],
            `returns boolean immutable ${sql(`select ${ok[1]}`)}`,
          ),
        ]
      : []),
    ...(trigger
      ? [
          {
            ...routine('function', 'tf', [], `returns trigger ${plpgsql(`begin return ${trigger}; end`)}`),
            ...named('comment', remark),
          },
        ]
      : []),
  ]);

/** Overloaded functions and procedures, and variants that can replace them. */
export function overloads(types: readonly string[]): fc.Arbitrary<Routine[]> {
  const argument = fc
    .tuple(fc.constantFrom('integer', 'text', ...types), some(fc.constantFrom('a', 'b'), 70), chance(30))
    .map(
      ([type, name, optional]): Argument => ({
        type,
        ...named('name', name),
        ...(optional && { default: 'null' }),
      }),
    );
  const one = fc
    .tuple(
      fc.array(argument, { maxLength: 2 }).map((list) => withoutGaps(list)),
      fc.constantFrom(
        'integer',
        'text',
        'void',
        'setof integer',
        'procedure',
        'procedure',
        'table',
        ...types,
      ),
      fc.constantFrom('', 'stable', 'security definer', `set search_path to 'pg_catalog'`),
      comment,
      some(fc.constant([{ grantee: 'CURRENT_USER', privilege: 'EXECUTE' }]), 20),
    )
    .map(([args, result, option, remark, privileges]): Routine => {
      if (result === 'procedure')
        return {
          ...routine('procedure', 'f', args, plpgsql(`begin perform ${args.length}; end`)),
          ...named('comment', remark),
          ...named('privileges', privileges),
        };
      const returned = result === 'table' ? 'table (x integer, y text)' : result;
      const body =
        result === 'void' ? 'begin return; end' : `begin raise notice 'called'; ${returns(result)}; end`;
      return {
        ...routine('function', 'f', args, `returns ${returned} ${option} ${plpgsql(body)}`),
        ...named('comment', remark),
        ...named('privileges', privileges),
      };
    });
  return fc.uniqueArray(one, { maxLength: 3, selector: (made) => made.arguments });
}

const returns = (result: string) =>
  result.startsWith('setof') || result === 'table' ? 'return' : 'return null';

/** All arguments after one with a default have defaults, and names are unique. */
function withoutGaps(list: readonly Argument[]): Argument[] {
  const first = list.findIndex((one) => one.default !== undefined);
  return list.map(({ name, ...one }, i) => ({
    ...one,
    ...(name !== undefined && list.findIndex((other) => other.name === name) === i && { name }),
    ...(first >= 0 && i >= first && { default: 'null' }),
  }));
}

/** Aggregates with a built-in function or one of the Model, or a plain function of the same name. */
export const aggregates: fc.Arbitrary<Routine[]> = some(
  fc.tuple(
    fc.constantFrom('pg_catalog.int4pl', 'public.step', 'function'),
    some(fc.constantFrom('0', '1'), 60),
    fc.constantFrom('', ', parallel = safe'),
  ),
  40,
).map((choice) => {
  if (!choice) return [];
  const [step, initial, more] = choice;
  const total = { schema: 'public', name: 'total', arguments: 'integer', signature: '' };
  if (step === 'function')
    return [routine('function', 'total', [{ type: 'integer' }], `returns integer ${sql('select $1')}`)];
  const start = initial === undefined ? '' : `, initcond = '${initial}'`;
  const two = [{ type: 'integer' }, { type: 'integer' }];
  return [
    ...(step === 'public.step'
      ? [routine('function', 'step', two, `returns integer immutable ${sql('select $1 + coalesce($2, 0)')}`)]
      : []),
    {
      ...total,
      kind: 'aggregate' as const,
      definition: `create aggregate public.total(integer) (sfunc = ${step}, stype = integer${start}${more})`,
    },
  ];
});

/** Functions that use row types of tables and views, or their columns in an SQL-standard body. */
export function routinesOf(tables: readonly Table[], views: readonly View[]): fc.Arbitrary<Routine[]> {
  if (tables.length === 0) return fc.constant([]);
  const place = fc
    .constantFrom(...tables)
    .chain((table) => fc.tuple(fc.constant(table), fc.constantFrom(...table.columns)));
  const relation = fc.constantFrom(...tables, ...views);
  const name = (table: QualifiedName) => `public.${quoteIdentifier(table.name)}`;
  const counted = place.map(([table, column]) =>
    routine(
      'function',
      'counted',
      [],
      `returns bigint language sql begin atomic select count(${quoteIdentifier(column.name)}) from ${name(table)}; end`,
    ),
  );
  const listed = relation.map((table) =>
    routine('function', 'listed', [], `returns setof ${name(table)} ${sql(`select * from ${name(table)}`)}`),
  );
  const taken = relation.map((table) =>
    routine('function', 'taken', [{ type: name(table) }], `returns integer ${sql('select 1')}`),
  );
  return fc
    .tuple(some(counted, 30), some(listed, 20), some(taken, 20))
    .map((list) => list.filter((one) => one !== undefined));
}
