import type { SchemaDescriptor } from '@trellis/model';
import { DESCRIPTOR_FORMAT } from '../documents/descriptor-format.ts';
import { jsonSchemas } from '../documents/json-schemas.ts';
import { patternNames, printRows, type RowOptions, rowTypes } from '../rows/index.ts';
import { compileValidators } from '../validators/compile-validators.ts';
import { printValidators, publishedNames } from '../validators/print-validators.ts';
import { printRules } from './print-rules.ts';

/** The release that a schema is published as. */
export interface Release {
  readonly version: string;
  /** The names of the migrations that lead to it, in order. */
  readonly migrations: readonly string[];
}

/** What {@link publishedFiles} needs beyond the schema. */
export interface PublishOptions extends RowOptions {
  readonly release: Release;
}

/** How long a line may be. */
const LINE = 110;

/**
 * Everything that is generated of a schema for the package that publishes it: the types of its rows, their
 * JSON Schema documents and validators, the names of its rules, its release, and the schema itself as JSON.
 *
 * @param schema the schema
 * @param options its release, and how its rows are called
 * @returns the files' texts by their paths in the package, the same for the same schema
 * @throws TrellisError as `printRows` does, and `FORMAT_UNKNOWN`
 * @example for (const [path, text] of Object.entries(publishedFiles(shop, { release }))) await writeFile(path, text);
 */
export function publishedFiles(schema: SchemaDescriptor, options: PublishOptions): Record<string, string> {
  const rows = printRows(schema, options);
  const types = rowTypes(schema, options).rows;
  const documents = jsonSchemas(rows, types.flatMap(publishedNames));
  return {
    'src/rows.ts': rows,
    'src/rules.ts': printRules(schema),
    'src/release.ts': printRelease(options.release),
    'src/validate.ts': printValidators(types),
    'src/validators.generated.ts': `// @ts-nocheck\n${compileValidators(documents, patternNames(schema))}\n`,
    'schema.json': json({ $schema: DESCRIPTOR_FORMAT, ...schema, ...options.release }),
    ...Object.fromEntries(
      Object.entries(documents).map(([name, document]) => [`json-schema/${name}.json`, json(document)]),
    ),
  };
}

function printRelease({ version, migrations }: Release): string {
  const names = migrations.map((name) => `'${name}'`);
  // As a formatter lays them out: in one line where that is not too long.
  const line = `  migrations: [${names.join(', ')}],`;
  const list = line.length > LINE ? `  migrations: [\n    ${names.join(',\n    ')},\n  ],` : line;
  return `${[
    '// Generated from the history of migrations: generate again when it grew.\n',
    '/** The release of this package, and the migrations that lead to it. */',
    `export const release = {\n  version: '${version}',\n${list}\n} as const;`,
  ].join('\n')}\n`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
