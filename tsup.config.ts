import { defineConfig } from 'tsup';

/** How every package here is built: one entry, both module systems, declarations for each. */
export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm', 'cjs'],
  target: 'node20',
  dts: { compilerOptions: { composite: false } },
  clean: true,
  sourcemap: false,
  treeshake: true,
  // `import.meta.url` works in the CommonJS build too.
  shims: true,
});
