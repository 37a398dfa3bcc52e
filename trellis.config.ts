import { defineConfig } from '@trellis/cli';

/** Runs a script of the packages from their sources. */
const FROM_SOURCE = 'node --conditions=trellis-source --import tsx';

/** The shop's descriptors, migrations, releases and changesets. */
export default defineConfig({
  schema: './packages/schema/src/shop.ts',
  migrations: './packages/migrations/src/migrations',
  releases: './packages/schema/releases',
  changesets: './.changeset',
  packages: ['@shop/schema', '@shop/migrations'],
  postgres: [15, 16, 17, 18].map((version) => ({ version, url: process.env[`POSTGRES_${version}_URL`] })),
  generated: [
    {
      check: `${FROM_SOURCE} packages/schema/generate.ts --check`,
      generate: 'pnpm --filter @shop/schema generate',
    },
    { check: `${FROM_SOURCE} packages/docs/src/cli.ts --check`, generate: 'pnpm turbo docs' },
  ],
});
