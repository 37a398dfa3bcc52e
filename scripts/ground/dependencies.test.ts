import { expect, test } from '@jest/globals';
import { reason } from './dependencies.mjs';

test.each([
  [
    'no registry',
    'npm error code ECONNREFUSED\nnpm error FetchError: request to http://127.0.0.1:9/pnpm failed, reason: connect ECONNREFUSED 127.0.0.1:9\nnpm error     at x\n',
    'FetchError: request to http://127.0.0.1:9/pnpm failed, reason: connect ECONNREFUSED 127.0.0.1:9',
  ],
  [
    'a lockfile that is behind',
    'Scope: all 11 workspace projects\n ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile".\n\nNote\n',
    'ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile"',
  ],
  [
    'a registry with credentials',
    'npm error request to https://me:secret@registry.test/pnpm failed\n',
    'request to https://registry.test/pnpm failed',
  ],
  [
    'a full disk',
    'Progress: 1\nENOSPC: no space left on device, write\n',
    'ENOSPC: no space left on device, write',
  ],
  ['nothing printed', '', 'nothing'],
])('finds the reason of a failed installation: %s', (_, output, expected) => {
  expect(reason(output)).toBe(expected);
});
