import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { descriptorFormat } from './src/documents/index.ts';

// Writes the JSON Schema document of the descriptor format into the package that declares the format.
const model = join(dirname(fileURLToPath(import.meta.url)), '../model');
const document = descriptorFormat(join(model, 'src/schema/schema.ts'));
writeFileSync(join(model, 'descriptor.schema.json'), `${JSON.stringify(document, null, 2)}\n`);
