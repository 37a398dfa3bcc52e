import { join } from 'node:path';
import { commit } from '../src/history/index.ts';

/** Writes one release after another into a folder, until it is killed. */
const [folder = ''] = process.argv.slice(2);
for (let i = 0; ; i++) {
  const version = `${process.pid}.${i}.0`;
  const files = {
    [join(folder, `${version}.md`)]: 'x'.repeat(1_000_000),
    [join(folder, `${version}.json`)]: 'y',
  };
  await commit(folder, files, (manifest) => ({
    ...manifest,
    releases: { ...manifest.releases, [version]: null },
  }));
  if (i === 0) process.stdout.write('begun\n');
}
