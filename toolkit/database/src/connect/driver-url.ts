/**
 * A URL as the driver takes it without a warning: `prefer`, `require` and `verify-ca` of `sslmode` are
 * `verify-full` to it, which it says on standard error and means to change. Here they stay that: a certificate is
 * always checked, with its host name. `no-verify`, or `uselibpqcompat=true` beside libpq's own modes, asks for less.
 *
 * @param url as it was given
 */
export function driverUrl(url: string): string {
  if (/[?&]uselibpqcompat=true(&|$)/.test(url)) return url;
  return url.replace(/([?&]sslmode=)(prefer|require|verify-ca)(?=&|$)/, '$1verify-full');
}
