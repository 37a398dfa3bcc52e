/* `npm test`: every check and every test. `.ci/run` runs the same. */
import { requireNode } from './ground/node-version.mjs';

requireNode();
import('./test/main.mjs').then(({ main }) => main(process.argv.slice(2)));
