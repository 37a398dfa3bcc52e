import { expect, test } from '@jest/globals';
import { isSecretOption } from './secret-option.ts';

test.each([
  'password',
  'Password',
  'passfile',
  'sslpassword',
  'sslkey',
  'oauth_client_secret',
  'scram_client_key',
  'scram_server_key',
  'pwd',
  'api_token',
  'secret_access_key',
  'credentials',
])('the option %s is secret', (name) => {
  expect(isSecretOption(name)).toBe(true);
});

test.each([
  'user',
  'username',
  'sslcert',
  'password_required',
  'use_scram_passthrough',
  'use_remote_estimate',
  'host',
])('the option %s is not secret', (name) => {
  expect(isSecretOption(name)).toBe(false);
});
