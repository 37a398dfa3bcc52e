/* `npm test`: everything that must hold before a change lands; `.ci/run` runs the same. */
import { requireNode } from './ground/node-version.mjs';

requireNode();
import('./test/main.mjs').then(({ main }) => main(process.argv.slice(2)));
