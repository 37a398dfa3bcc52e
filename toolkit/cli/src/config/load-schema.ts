import { loadModule } from '@trellis/migrate/internal';
import { type SchemaDescriptor, TrellisError } from '@trellis/model';
import type { Config } from './config.ts';

/**
 * Loads the project's descriptors: the value that `defineSchema` returned.
 *
 * @param config the project's configuration
 * @throws TrellisError `SCHEMA_MISSING` if the module exports no schema or several; the errors of `defineSchema`
 */
export async function loadSchema(config: Config): Promise<SchemaDescriptor> {
  const { file, export: name } = config.schema;
  const module = await loadModule(file);
  const found = Object.entries(module).filter(([, value]) => isSchema(value));
  if (name !== undefined) {
    if (!isSchema(module[name]))
      throw missing(`a schema exported as \`${name}\` by ${file}`, `${list(found)}`);
    return module[name];
  }
  const schemas = new Set(found.map(([, value]) => value as SchemaDescriptor));
  const [schema] = schemas;
  if (schema === undefined || schemas.size > 1)
    throw missing(`one schema (\`export const shop = defineSchema({ … })\`) in ${file}`, list(found));
  return schema;
}

function isSchema(value: unknown): value is SchemaDescriptor {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'tables' in value &&
    typeof value.tables === 'object'
  );
}

function list(found: readonly (readonly [string, unknown])[]): string {
  return found.length === 0 ? 'none' : found.map(([key]) => `\`${key}\``).join(', ');
}

function missing(expected: string, got: string): TrellisError {
  return new TrellisError(
    'SCHEMA_MISSING',
    `Expected ${expected}, got ${got}. Name it in \`schema: { file, export }\` of the configuration.`,
  );
}
