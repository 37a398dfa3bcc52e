/* `npm run setup`: installs the dependencies where they are missing or out of date, without pnpm on the machine. */
import { requireNode } from './ground/node-version.mjs';

requireNode();
import('./setup/main.mjs').then(({ main }) => main());
