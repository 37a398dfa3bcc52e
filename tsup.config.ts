import { defineConfig } from 'tsup';

/**
 * Bundles the declarations of entry points from those that `pnpm types` wrote. Compiling the sources again, and
 * those of every package below, takes six times as long.
 *
 * @param names of the entry points, such as `index` for `src/index.ts`
 */
export const declarations = (...names: string[]) => ({
  entry: Object.fromEntries(names.map((name) => [name, `.cache/types/src/${name}.d.ts`])),
  // Other packages are built already, so their sources are not needed.
  compilerOptions: { composite: false, customConditions: [] },
});

/** How each package is built: one entry point, both module systems, declarations for each. */
export default defineConfig({
  entry: ['src/index.ts'],
  format: ['esm', 'cjs'],
  target: 'node20',
  dts: declarations('index'),
  clean: true,
  sourcemap: false,
  treeshake: true,
  // `import.meta.url` works in the CommonJS build too.
  shims: true,
});
