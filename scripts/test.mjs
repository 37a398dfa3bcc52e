/* `npm test`: the checks and the tests. With `--all` the system tests as well, as `.ci/run` does. */
import { requireNode } from './ground/node-version.mjs';

requireNode();
import('./test/main.mjs').then(({ main }) => main(process.argv.slice(2)));
