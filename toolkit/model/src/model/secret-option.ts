/**
 * The names of the options of user mappings that are secret, as a regular expression that JavaScript and PostgreSQL
 * read alike, without regard to case.
 *
 * PostgreSQL has no catalog that says so: libpq marks its secret options only in C (`dispchar` is `*`), and wrappers of
 * others mark none. The pattern contains all that libpq marks (`password`, `sslpassword`, `oauth_client_secret`), the keys
 * and files with secrets (`passfile`, `sslkey`, `scram_client_key`, `scram_server_key`), and the words that others use.
 * `password_required` and `use_scram_passthrough` of postgres_fdw are flags.
 */
export const SECRET_OPTION =
  '^(?!(password_required|use_scram_passthrough)$).*(pass|pwd|secret|key|token|credential)';

const secret = new RegExp(SECRET_OPTION, 'i');

/**
 * Returns whether an option of a user mapping is secret. A secret option is not read into a Model,
 * compared, printed or reset.
 *
 * @param name the name of the option
 * @example
 * import { isSecretOption } from '@trellis/model';
 *
 * isSecretOption('sslpassword'); // true
 * isSecretOption('user'); // false
 */
export function isSecretOption(name: string): boolean {
  return secret.test(name);
}
