import { expect, test } from '@jest/globals';
import { driverUrl } from './driver-url.ts';

test.each(['prefer', 'require', 'verify-ca'])('the sslmode %s checks the certificate in full', (mode) => {
  expect(driverUrl(`postgres://u:p%3F@h/d?a=b&sslmode=${mode}&c=d`)).toBe(
    'postgres://u:p%3F@h/d?a=b&sslmode=verify-full&c=d',
  );
});

test.each([
  '?sslmode=disable',
  '?sslmode=no-verify',
  '?sslmode=require&uselibpqcompat=true',
  '',
  '?x=sslmode',
])('the rest is left as it is: %s', (query) => {
  expect(driverUrl(`postgres://h/d${query}`)).toBe(`postgres://h/d${query}`);
});
