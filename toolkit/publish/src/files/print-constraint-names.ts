import { constraintRulesOf, type SchemaDescriptor, toModel } from '@trellis/model';
import { stringLiteral } from '@trellis/model/internal';

/**
 * Prints the names of a schema's constraints as a type, so that the compiler knows what `explain` returns.
 *
 * @param schema the schema
 * @returns source of `constraint-names.ts`, not formatted
 */
export function printConstraintNames(schema: SchemaDescriptor): string {
  const names = new Set(constraintRulesOf(toModel(schema)).map(({ name }) => name));
  return `${[
    '// Generated from the descriptors: do not edit, generate again.\n',
    `/** Names of the constraints and unique indexes of the schema ${JSON.stringify(schema.name).replaceAll('*/', '*\\/')}. */`,
    `export type ConstraintName = ${[...names].map(stringLiteral).join(' | ') || 'never'};`,
  ].join('\n')}\n`;
}
