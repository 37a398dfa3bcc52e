import { expect, test } from '@jest/globals';
import { driverUrl } from './driver-url.ts';

test.each(['prefer', 'require', 'verify-ca'])(
  'the sslmode %s verifies the certificate and the host name',
  (mode) => {
    expect(driverUrl(`postgres://u:p%3F@h/d?a=b&sslmode=${mode}&c=d`)).toBe(
      'postgres://u:p%3F@h/d?a=b&sslmode=verify-full&c=d',
    );
  },
);

test.each([
  '?sslmode=disable',
  '?sslmode=no-verify',
  '?sslmode=require&uselibpqcompat=true',
  '',
  '?x=sslmode',
])('other parameters do not change: %s', (query) => {
  expect(driverUrl(`postgres://h/d${query}`)).toBe(`postgres://h/d${query}`);
});
