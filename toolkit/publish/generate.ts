import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { descriptorFormat, printShapes } from './src/documents/index.ts';

// Writes the JSON Schema document of the descriptor format, and its shapes, into the package that declares the format.
const model = join(dirname(fileURLToPath(import.meta.url)), '../model');
const document = descriptorFormat(join(model, 'src/schema/schema.ts'));
update('descriptor.schema.json', `${JSON.stringify(document, null, 2)}\n`);
update('src/format/shapes.generated.ts', printShapes(document));

/** Writes a file that is stale. Others are not touched, because a compiler may be reading them. */
function update(file: string, text: string): void {
  const path = join(model, file);
  if (readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}
