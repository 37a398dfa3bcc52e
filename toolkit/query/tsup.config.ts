import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig } from 'tsup';
import shared from '../../tsup.config.ts';

// Services install it: small. Its code is there once, for both module systems, so that what it keeps (plans, prepared
// statements, remembered handshakes) is kept once in a program that has both.
export default defineConfig({
  ...shared,
  minify: true,
  async onSuccess() {
    const code = join(import.meta.dirname, 'dist/index.cjs');
    const names = Object.keys(createRequire(import.meta.url)(code)).sort();
    const module = `export { ${names.join(', ')} } from './index.cjs';\n`;
    await writeFile(join(import.meta.dirname, 'dist/index.js'), module);
  },
});
