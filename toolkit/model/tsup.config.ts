import { defineConfig } from 'tsup';
import shared from '../../tsup.config.ts';

// Services install it: small.
export default defineConfig({
  ...shared,
  entry: ['src/index.ts', 'src/internal.ts'],
  splitting: true,
  minify: true,
});
