import { defineConfig } from 'tsup';
import shared from '../../tsup.config.ts';

// Services install it: small.
export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts', knex: 'src/knex.ts', validate: 'src/validate.ts' },
    minify: true,
  },
]);
