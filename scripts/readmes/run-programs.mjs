/*
 * `node run-programs.mjs PROGRAMS`: runs programs one after the other in one process, so that their common modules are
 * loaded once. PROGRAMS is JSON: the path and the database of each. A program fails if it throws, or if it does not
 * close its connections, because it would not end by itself then.
 */
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** How often to look whether the connections are closed, and how long to wait in between. */
const LOOKS = 100;
const PAUSE_MS = 20;

/** @type {{ path: string, url: string }[]} */
const programs = JSON.parse(process.argv[2] ?? '[]');
for (const { path, url } of programs) {
  process.chdir(dirname(path));
  process.env['DATABASE_URL'] = url;
  const before = connections();
  try {
    await import(pathToFileURL(path).href);
    for (let look = 0; look < LOOKS && connections() > before; look++) await setTimeout(PAUSE_MS);
    if (connections() > before) throw new Error('It does not close its connections.');
  } catch (error) {
    console.error(`${path} failed:`, error);
    process.exitCode = 1;
  }
}

/** How many sockets are open, besides those of standard input and output. */
function connections() {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'TCPSocketWrap').length;
}
