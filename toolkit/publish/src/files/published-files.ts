import type { SchemaDescriptor } from '@trellis/model';
import { DESCRIPTOR_FORMAT, rowDocuments } from '../documents/index.ts';
import { patternNames, printRows, type RowTypeOptions, rowTypes } from '../rows/index.ts';
import {
  compileValidators,
  type ImportExtension,
  printValidators,
  publishedNames,
} from '../validators/index.ts';
import { printConstraintNames } from './print-constraint-names.ts';
import { type PublishedRelease, printRelease } from './print-release.ts';

/**
 * Options of {@link publishedFiles}.
 *
 * @example
 * import type { PublishOptions } from '@trellis/publish';
 *
 * const options: PublishOptions = {
 *   release: { version: '1.2.0', migrations: ['20260101000000_created_authors'] },
 *   names: { staff: 'StaffMember' },
 * };
 */
export interface PublishOptions extends RowTypeOptions {
  readonly release: PublishedRelease;
  /** Name of the package, for the examples in its doc comments. Without it the validators have no examples. */
  readonly package?: string;
  /** Extension by which the modules import each other. The default is `.js`; `.ts` needs `allowImportingTsExtensions`. */
  readonly importExtension?: ImportExtension;
}

/**
 * Generates the files that a schema package publishes: row types, their JSON Schema documents and validators, the names
 * of the constraints, the release, and the schema as JSON.
 *
 * @param schema the schema
 * @param options release, and names and types of the rows
 * @returns contents by path in the package, not formatted, the same for the same schema
 * @throws TrellisError `ROW_NAME_TAKEN` if two types would have the same name; `VIEW_COLUMN_UNTYPED` if the type of a
 *   view's column is unknown; `FORMAT_UNKNOWN` if no validator can check a column's `format`; `TYPE_NAME_INVALID` if a
 *   column's `type` or a key of `types` is not the name of a type; `ROWS_INVALID` if `types` or `names` is not TypeScript
 * @example
 * import { defineSchema, integer, table } from '@trellis/model';
 * import { publishedFiles } from '@trellis/publish';
 *
 * const books = table('books', { columns: { book_id: integer({ primaryKey: true }) } });
 * const library = defineSchema({ name: 'library', tables: { books } });
 * const files = publishedFiles(library, { release: { version: '1.0.0', migrations: [] } });
 * console.log(files['src/rows.ts']);
 */
export function publishedFiles(schema: SchemaDescriptor, options: PublishOptions): Record<string, string> {
  const rows = printRows(schema, options);
  const types = rowTypes(schema, options).rows;
  const patterns = patternNames(schema);
  const documents = rowDocuments(rows, types.flatMap(publishedNames), Object.keys(patterns));
  return {
    'src/rows.ts': rows,
    'src/constraint-names.ts': printConstraintNames(schema),
    'src/release.ts': printRelease(options.release),
    'src/validate.ts': printValidators(types, options.package, options.importExtension),
    'src/validators.generated.ts': `// @ts-nocheck\n${compileValidators(documents, patterns)}\n`,
    'schema.json': json({ $schema: DESCRIPTOR_FORMAT, ...schema, ...options.release }),
    ...Object.fromEntries(
      Object.entries(documents).map(([name, document]) => [`json-schema/${name}.json`, json(document)]),
    ),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
