import type { SchemaDescriptor } from '@trellis/model';
import { rulesOf } from '@trellis/query';

/**
 * Prints the names of a schema's rules as a type, for `explain` to answer with.
 *
 * @param schema the schema
 * @returns the source of `rules.ts`
 */
export function printRules(schema: SchemaDescriptor): string {
  const names = [...new Set(rulesOf(schema).map(({ name }) => name))];
  const members = names.map((name) => `  | '${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`);
  return `${[
    '// Generated from the descriptors: change them and generate again.\n',
    `/** The rules that the database keeps for ${schema.name}, by their constraints' names. */`,
    members.length === 0 ? 'export type Rule = never;' : `export type Rule =\n${members.join('\n')};`,
  ].join('\n')}\n`;
}
