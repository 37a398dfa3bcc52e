import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { descriptorFormat, printShapes } from './src/documents/index.ts';

// Writes the JSON Schema document of the descriptor format, and its shapes, into the package that declares the format.
const model = join(dirname(fileURLToPath(import.meta.url)), '../model');
const document = descriptorFormat(join(model, 'src/schema/schema.ts'));
writeFileSync(join(model, 'descriptor.schema.json'), `${JSON.stringify(document, null, 2)}\n`);
writeFileSync(join(model, 'src/format/shapes.generated.ts'), printShapes(document));
