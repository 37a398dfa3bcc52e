import { defineConfig } from 'tsup';
import shared from '../../tsup.config.ts';

// Services install it: small.
export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts', knex: 'src/knex.ts', query: 'src/query.ts', validate: 'src/validate.ts' },
    minify: true,
    clean: ['**/*', '!validators.cjs'],
    // The validators are large and the same for both module systems: one file serves them.
    esbuildPlugins: [
      {
        name: 'one-file-of-validators',
        setup({ onResolve }) {
          onResolve({ filter: /\/validators\.generated\.ts$/ }, () => ({
            path: './validators.cjs',
            external: true,
          }));
        },
      },
    ],
  },
  {
    ...shared,
    entry: { validators: 'src/validators.generated.ts' },
    format: ['cjs'],
    dts: false,
    clean: false,
    minify: true,
  },
]);
