import { isSeparator, tokenName, tokensOf } from '../lexer/index.ts';
import type { Table } from '../model/index.ts';
import { objectId } from '../names/index.ts';
import { type CitusRule, documentation, type Finding } from './rule.ts';

const link = /* @__PURE__ */ documentation('develop/reference_ddl.html#adding-removing-constraints');

/** The rules for keys: Citus checks uniqueness on each node, so rows that can be equal have to be on one. */
export const keyRules = (): readonly CitusRule[] => [
  {
    code: 'CITUS_KEY',
    link,
    check: (cluster) =>
      cluster.divided.flatMap(([table, { column }]) =>
        keysOf(table)
          .filter(({ columns }) => !columns.includes(column))
          .map((key): Finding => {
            const got = key.columns.length > 0 ? `(${key.columns.join(', ')})` : 'only expressions';
            return {
              object: key.object,
              message: `Expected the ${key.what} ${key.name} of ${table.schema}.${table.name} to contain its distribution column "${column}", got ${got}. Add the column, or keep the table as a reference table.`,
            };
          }),
      ),
  },
  {
    code: 'CITUS_EXCLUSION',
    link,
    check: (cluster) =>
      cluster.divided.flatMap(([table, { column }]) =>
        table.exclusions
          .filter((one) => isOwn(one) && !comparesEqual(one.definition, column))
          .map(({ name }): Finding => {
            const got = `Expected the exclusion constraint ${name} of ${table.schema}.${table.name} to contain its distribution column "${column}" with =, got none.`;
            return {
              object: objectId('constraint', [table.schema, table.name, name]),
              message: `${got} Add \`"${column}" WITH =\`, or keep the table as a reference table.`,
            };
          }),
      ),
  },
];

interface Key {
  readonly object: string;
  readonly what: string;
  readonly name: string;
  readonly columns: readonly string[];
}

/** The primary key, the unique constraints and the unique indexes of a table, without those of its partitioned table. */
function keysOf(table: Table): readonly Key[] {
  const constraint = (
    what: string,
    { name, columns }: { readonly name: string; readonly columns: readonly string[] },
  ): Key => ({
    object: objectId('constraint', [table.schema, table.name, name]),
    what,
    name,
    columns,
  });
  return [
    ...[table.primaryKey ?? []]
      .flat()
      .filter(isOwn)
      .map((key) => constraint('primary key', key)),
    ...table.uniques.filter(isOwn).map((unique) => constraint('unique constraint', unique)),
    ...table.indexes
      .filter((index) => index.unique && isOwn(index))
      .map(({ name, elements }) => ({
        object: objectId('index', [table.schema, name]),
        what: 'unique index',
        name,
        columns: elements.flatMap(({ column }) => column ?? []),
      })),
  ];
}

function isOwn({ attachedTo }: { readonly attachedTo?: object }): boolean {
  return attachedTo === undefined;
}

/** Returns whether an element of an exclusion constraint is a column that is compared by `=`. */
function comparesEqual(definition: string, column: string): boolean {
  const tokens = [...tokensOf(definition)].filter((token) => !isSeparator(token));
  return tokens.some((token, at) => {
    if (tokenName(token) !== column || !['(', ','].includes(tokens[at - 1]?.text ?? '')) return false;
    // An operator class may stand between the column and its operator.
    const rest = tokens.slice(at + 1);
    const end = rest.findIndex(({ text }) => text === ',' || text === ')');
    const element = end < 0 ? rest : rest.slice(0, end);
    return element.some((one, i) => tokenName(one) === 'with' && element[i + 1]?.text === '=');
  });
}
