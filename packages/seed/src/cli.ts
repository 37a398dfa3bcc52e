import { runSeed } from '@trellis/populate';

process.exitCode = await runSeed(
  () => import('./sample.ts').then(({ sample }) => sample),
  {
    name: 'pnpm --filter seed start',
    description: "Load the shop's sample data.",
    migrateCommand: 'pnpm turbo migrate',
  },
  process.argv.slice(2),
);
