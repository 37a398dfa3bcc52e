import type { Extension, Table } from '@trellis/model';
import fc from 'fast-check';
import { chance } from './choose.ts';
import { table as plainTable } from './handwritten.ts';

/** Extensions, and a table that uses a type, operator class and function of each. */
export interface Extended {
  readonly extensions: readonly Extension[];
  readonly schemas: readonly { readonly name: string }[];
  readonly tables: readonly Table[];
}

/** Extensions that every server has, in `public` or another schema, used or unused. */
export const extended: fc.Arbitrary<Extended> = fc
  .tuple(
    fc.subarray(['citext', 'btree_gist', 'pgcrypto']),
    fc.constantFrom('public', 'public', 'ext'),
    chance(70),
    chance(30),
    chance(30),
  )
  .map(([names, schema, used, unique, revoked]) => {
    const has = (name: string) => used && names.includes(name);
    const call = `'\\x00'::bytea`;
    return {
      extensions: names.map((name) => ({ name, schema, ...(revoked && privilegesOf(name, schema)) })),
      schemas: schema === 'ext' && names.length > 0 ? [{ name: 'ext' }] : [],
      tables: [
        plainTable(
          'extended',
          [
            { name: 'n', type: 'integer' },
            { name: 'span', type: 'int4range' },
            { name: 'c', type: has('citext') ? `${schema}.citext` : 'text' },
            {
              name: 'h',
              type: 'bytea',
              ...(has('pgcrypto') && { default: `${schema}.digest(${call}, 'sha256')` }),
            },
          ],
          {
            exclusions: has('btree_gist')
              ? [{ name: 'extended_excl', definition: 'EXCLUDE USING gist (n WITH =, span WITH &&)' }]
              : [],
            indexes: [
              { name: 'extended_c', elements: [{ column: 'c' }], ...(unique && { unique: true as const }) },
              ...(has('btree_gist')
                ? [{ name: 'extended_n', method: 'gist', elements: [{ column: 'n' }] }]
                : []),
            ],
          },
        ),
      ],
    };
  });

/** Other privileges on a type of the extension. */
function privilegesOf(name: string, schema: string): Pick<Extension, 'memberPrivileges'> {
  if (name !== 'citext') return {};
  return {
    memberPrivileges: [
      {
        kind: 'type',
        name: `${schema}.citext`,
        granted: [{ grantee: 'pg_monitor', privilege: 'USAGE' }],
        revoked: [{ grantee: 'PUBLIC', privilege: 'USAGE' }],
      },
    ],
  };
}
