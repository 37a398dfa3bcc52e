import { type Publication, quoteIdentifier, type Table } from '@trellis/model';
import fc from 'fast-check';

const BUILT_IN = new Set(['integer', 'bigint', 'text', 'boolean', 'numeric(10,2)', 'date']);

/**
 * Publications of some of the tables. They publish inserts only: PostgreSQL refuses to update and delete rows of a
 * published table that has no replica identity.
 *
 * @param tables the tables of the Model
 */
export function randomPublications(tables: readonly Table[]): fc.Arbitrary<readonly Publication[]> {
  const publishable = tables.filter(
    ({ schema, unlogged, partitionBy, partitionOf, foreign }) =>
      schema === 'public' && !unlogged && !partitionBy && !partitionOf && !foreign,
  );
  const listed = fc.subarray(publishable).chain((some) =>
    fc.tuple(
      ...some.map(({ schema, name, columns }) => {
        // A row filter can use only built-in types, functions and collations.
        const [first] = columns.filter(
          ({ type, generated, collation = '' }) =>
            !generated && BUILT_IN.has(type) && !collation.startsWith('public.'),
        );
        const plain = columns.filter(({ generated }) => !generated).map((column) => column.name);
        return fc
          .record({ columns: fc.subarray(plain), filter: fc.boolean() })
          .map(({ columns: list, filter }) => {
            return {
              schema,
              name,
              ...(list.length > 0 && { columns: [...list].sort() }),
              ...(filter && first !== undefined && { where: `(${quoteIdentifier(first.name)} IS NOT NULL)` }),
            };
          });
      }),
    ),
  );
  const some = fc.record({ tables: listed, viaRoot: fc.boolean() }).map(
    ({ tables: published, viaRoot }): Publication => ({
      name: 'p',
      publish: ['insert'],
      ...(published.length > 0 && { tables: published }),
      ...(viaRoot && { viaPartitionRoot: true }),
    }),
  );
  const schema: Publication = { name: 'q', schemas: ['public'], publish: ['insert'] };
  return fc
    .tuple(fc.option(some), fc.option(fc.constant(schema)))
    .map((list) => list.flatMap((one) => one ?? []));
}
