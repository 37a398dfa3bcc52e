import { defineConfig } from 'tsup';
import base, { declarations } from '../../tsup.config.ts';

/**
 * Beside the library: the command line, which `bin/trellis.js` starts, and `defineConfig` alone, which a
 * project's configuration gets.
 */
export default defineConfig({
  ...base,
  entry: { index: 'src/index.ts', cli: 'src/command/main.ts', config: 'src/config/config.ts' },
  dts: declarations('index'),
  splitting: true,
  shims: true,
});
