import { runSeed } from '@trellis/populate';
import { sample } from './sample.ts';

process.exitCode = await runSeed(
  sample,
  {
    name: 'pnpm --filter seed start',
    description: "Load the shop's sample data.",
    migrateCommand: 'pnpm turbo migrate',
  },
  process.argv.slice(2),
);
