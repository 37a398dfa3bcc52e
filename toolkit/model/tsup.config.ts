import { defineConfig } from 'tsup';
import shared, { declarations } from '../../tsup.config.ts';

// Not minified: Node prints the line of an uncaught error, and a line of a minified bundle is all of it.
export default defineConfig({
  ...shared,
  // Each folder is a separate chunk, so that a bundler drops those that a service does not use.
  entry: {
    index: 'src/index.ts',
    internal: 'src/internal.ts',
    catalogue: 'src/catalogue/index.ts',
    graph: 'src/graph/index.ts',
    lexer: 'src/lexer/index.ts',
    'type-name': 'src/type-name/index.ts',
    'typescript-source': 'src/typescript-source/index.ts',
  },
  dts: declarations('index', 'internal'),
  splitting: true,
  minify: false,
});
