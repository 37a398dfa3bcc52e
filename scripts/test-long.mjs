/*
 * `pnpm test:long`: the properties of random Models, with ten times as many cases as in `npm test`, and others
 * in each run. A failure prints the seed; `TRELLIS_PROPERTY_SEED` repeats it.
 */
import { endChildrenOnSignal, run } from './ground/child.mjs';
import { commandFile } from './ground/repository.mjs';

const FILES = ['toolkit/cli/test/property.test.ts', 'toolkit/cli/test/cache.system.test.ts'];
const env = {
  TRELLIS_PROPERTY_FACTOR: process.env['TRELLIS_PROPERTY_FACTOR'] ?? '10',
  TRELLIS_PROPERTY_SEED: process.env['TRELLIS_PROPERTY_SEED'] ?? String(Math.floor(Date.now() / 1000)),
};
endChildrenOnSignal();
console.log(
  `TRELLIS_PROPERTY_SEED=${env.TRELLIS_PROPERTY_SEED} TRELLIS_PROPERTY_FACTOR=${env.TRELLIS_PROPERTY_FACTOR}`,
);
const { code } = await run(process.execPath, [commandFile('jest'), '--runTestsByPath', ...FILES], {
  env,
  inherit: true,
});
process.exit(code);
