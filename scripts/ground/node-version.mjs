/* Old syntax only, so that an old Node prints the message instead of a syntax error. */

/** The oldest Node that is supported, as in `engines` of package.json. */
var OLDEST = { major: 20, minor: 19 };

/**
 * Whether a version of Node is supported.
 *
 * @param {string} version as `process.versions.node` gives it
 */
export function isNewEnough(version) {
  var major = Number(version.split('.')[0]);
  var minor = Number(version.split('.')[1]);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

/** Ends the process with a message if this version of Node is not supported. */
export function requireNode() {
  if (isNewEnough(process.versions.node)) return;
  console.error(
    'NODE_TOO_OLD: Expected Node ' +
      OLDEST.major +
      '.' +
      OLDEST.minor +
      ' or later, got ' +
      process.versions.node +
      '. Install a current version from https://nodejs.org and run this again.',
  );
  process.exit(1);
}
