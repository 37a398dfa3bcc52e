/**
 * Replaces the `sslmode` values `prefer`, `require` and `verify-ca` by `verify-full`. The driver treats them as
 * `verify-full` but prints a warning, because a later version will not. The certificate and the host name are
 * always verified, unless the URL has `sslmode=no-verify` or `uselibpqcompat=true`.
 *
 * @param url the URL of a server
 */
export function driverUrl(url: string): string {
  if (/[?&]uselibpqcompat=true(&|$)/.test(url)) return url;
  return url.replace(/([?&]sslmode=)(prefer|require|verify-ca)(?=&|$)/, '$1verify-full');
}
