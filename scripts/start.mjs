/* `npm start`: from a fresh clone to a migrated, seeded, documented database. */
import { requireNode } from './ground/node-version.mjs';

requireNode();
import('./start/main.mjs').then(({ main }) => main(process.argv.slice(2)));
