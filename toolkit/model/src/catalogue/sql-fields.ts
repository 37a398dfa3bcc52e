/** The fields of the objects and parts of a Model that contain SQL which PostgreSQL printed. */
export const sqlFields: ReadonlySet<string> = new Set([
  'bound',
  'default',
  'definition',
  'expression',
  'partitionBy',
  'using',
  'where',
  'withCheck',
]);
