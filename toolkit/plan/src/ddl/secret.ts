/**
 * The setting of the session that contains a secret while a statement needs it.
 *
 * @param variable the environment variable that supplies the secret
 */
export function secretSetting(variable: string): string {
  return `trellis.secret_${variable}`;
}

/** What stands for a secret on a scratch database and in printed SQL. */
export function placeholderSecret(variable: string): string {
  return `<${variable}>`;
}
