import { readFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';
import shared, { declarations } from '../../tsup.config.ts';

/**
 * Marks each call of an imported function as pure, so that a bundler drops the tables that no module imports. A bundler also
 * keeps what reads a property, because a getter could do anything: what `transitions` returns is read in pure calls.
 */
function withPureCalls(code: string): string {
  const imports = [...code.matchAll(/import \{([^}]*)\} from "/g)];
  const names = imports.flatMap(([, imported = '']) =>
    imported.split(',').flatMap((name) => name.trim() || []),
  );
  if (names.length === 0) return code;
  const marked = code.replaceAll(
    new RegExp(String.raw`(?<![\w.])(?=(?:${names.join('|')})\()`, 'g'),
    '/* @__PURE__ */ ',
  );
  const read = marked.replaceAll(
    /(?<=[[,] *|: |^ +)([a-z]\w*)\.(check|trigger|routine)(?=,|\]|$)/gm,
    '/* @__PURE__ */ read($1, "$2")',
  );
  return read === marked ? marked : `const read = (one, property) => one[property];\n${read}`;
}

// Services install this package: minify it.
export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts', knex: 'src/knex.ts', query: 'src/query.ts', validate: 'src/validate.ts' },
    dts: declarations('index', 'knex', 'query', 'validate'),
    // Minifying spaces as well would remove the annotations of pure calls, and a bundle of one table would contain all
    // tables and their validation.
    minify: false,
    // Otherwise both formats are converted from one, and would share the ES module of the validators.
    treeshake: false,
    esbuildOptions(options) {
      options.minifyIdentifiers = true;
      options.minifySyntax = true;
    },
    clean: ['**/*', '!validators.*'],
    // The validators are large and free of calls, so their spaces are minified too.
    esbuildPlugins: [
      {
        name: 'pure-descriptors',
        setup({ onLoad, esbuild }) {
          onLoad({ filter: /\/schema\/src\/[^.]*\.ts$/ }, async ({ path }) => {
            // Without types and most comments, in which names of functions may be too.
            const { code } = await esbuild.transform(await readFile(path, 'utf8'), { loader: 'ts' });
            return { contents: withPureCalls(code) };
          });
        },
      },
      {
        name: 'a-file-of-validators',
        setup({ onResolve, initialOptions: { format } }) {
          onResolve({ filter: /\/validators\.generated\.ts$/ }, () => ({
            path: format === 'cjs' ? './validators.cjs' : './validators.js',
            external: true,
          }));
        },
      },
    ],
  },
  {
    ...shared,
    entry: { validators: 'src/validators.generated.ts' },
    dts: false,
    clean: false,
    minify: true,
  },
]);
