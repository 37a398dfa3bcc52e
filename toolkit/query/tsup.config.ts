import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { defineConfig } from 'tsup';
import shared, { declarations } from '../../tsup.config.ts';

// Not minified: Node prints the line of an uncaught error, and a line of a minified bundle is all of it. The ES modules re-export the CommonJS modules: a program that
// uses both module systems has the code once, and one cache of plans, prepared statements and handshakes.
export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts'],
    // Those of both builds, which run at the same time: this first removes every declaration that exists.
    dts: declarations('index', 'validate'),
    clean: ['**/*', '!validate.*'],
    minify: false,
    splitting: false,
    async onSuccess() {
      const code = join(import.meta.dirname, 'dist/index.cjs');
      const names = Object.keys(createRequire(import.meta.url)(code)).sort();
      const module = `export { ${names.join(', ')} } from './index.cjs';\n`;
      await writeFile(join(import.meta.dirname, 'dist/index.js'), module);
    },
  },
  // Validators have no state, and a browser's bundle must not contain the rest: they are a module of their own.
  {
    ...shared,
    entry: ['src/validate.ts'],
    dts: false,
    clean: false,
    minify: false,
    shims: false,
  },
]);
