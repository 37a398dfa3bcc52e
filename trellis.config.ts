import { defineConfig } from '@trellis/cli';

/** The shop's descriptors, migrations, releases and changesets. */
export default defineConfig({
  schema: './packages/schema/src/shop.ts',
  migrations: './packages/migrations/src/migrations',
  releases: './packages/schema/releases',
  changesets: './.changeset',
  packages: ['@shop/schema', '@shop/migrations'],
});
