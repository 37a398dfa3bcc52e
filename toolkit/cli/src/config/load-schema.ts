import { relative } from 'node:path';
import { loadModule } from '@trellis/migrate/internal';
import { isTrellisError, type SchemaDescriptor, TrellisError, validateSchema } from '@trellis/model';
import { isMismatchDetails } from '@trellis/model/internal';
import type { Config } from './config.ts';
import { declaringFile } from './declaring-file.ts';
import { readProperties } from './read-properties.ts';

/** Where descriptors are, and the folder that paths in messages start from. */
type SchemaFile = Pick<Config, 'root' | 'schema'>;

/**
 * Loads the project's descriptors: the value that `defineSchema` returned.
 *
 * @param config the project's configuration
 * @throws TrellisError `SCHEMA_MISSING` if the module exports no schema or several; the errors of `validateSchema`, with
 *   the file that declares what they name
 */
export async function loadSchema(config: SchemaFile): Promise<SchemaDescriptor> {
  try {
    const schema = await exportedSchema(config.schema);
    // A module can export descriptors that did not come through `defineSchema`.
    validateSchema(schema);
    return schema;
  } catch (error) {
    throw await withFile(config, error);
  }
}

async function exportedSchema({ file, export: name }: Config['schema']): Promise<SchemaDescriptor> {
  const module = await loadModule(file);
  readProperties(file, { ...module });
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

/** An error of the descriptors with the file that declares what it names. */
async function withFile({ root, schema: { file } }: SchemaFile, error: unknown): Promise<unknown> {
  if (!isTrellisError(error) || !OF_DESCRIPTORS.has(error.code)) return error;
  const { code, message, details } = error;
  const declaring = isMismatchDetails(details) ? await declaringFile(file, details.names) : file;
  const path = relative(root, declaring).replaceAll('\\', '/');
  return new TrellisError(code, `${path}: ${message}`, { cause: error, details });
}

/** The codes of `validateSchema`. */
const OF_DESCRIPTORS: ReadonlySet<string> = new Set([
  'SCHEMA_INVALID',
  'TYPE_NAME_INVALID',
  'CASCADE_WITHOUT_ON_DELETE',
  'FOREIGN_TABLE_UNSUPPORTED',
  'SECRET_DECLARED',
]);

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
