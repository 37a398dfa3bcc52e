/* `npm start`: installs, migrates, seeds and documents a database, from a fresh clone on. */
import { requireNode } from './ground/node-version.mjs';

requireNode();
import('./start/main.mjs').then(({ main }) => main(process.argv.slice(2)));
