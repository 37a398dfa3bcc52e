import { defineConfig } from '@trellis/cli';

/** Where `trellis` finds the shop: its descriptors, its migrations, its releases. */
export default defineConfig({
  schema: './packages/schema/src/shop.ts',
  migrations: './packages/migrations/src/migrations',
  releases: './packages/schema/releases',
  changesets: './.changeset',
  packages: ['@shop/schema', '@shop/migrations'],
});
