/* Plain enough to be read by any Node that knows modules, so that an old one gets a sentence, not a syntax error. */

/** The oldest Node that everything here runs on, as `engines` in package.json says too. */
var OLDEST = { major: 20, minor: 19 };

/**
 * Whether a Node is new enough.
 *
 * @param {string} version as `process.versions.node` gives it
 */
export function isNewEnough(version) {
  var major = Number(version.split('.')[0]);
  var minor = Number(version.split('.')[1]);
  return major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
}

/** Ends the process with one line when this Node is too old to go on. */
export function requireNode() {
  if (isNewEnough(process.versions.node)) return;
  console.error(
    'NODE_TOO_OLD: expected Node ' +
      OLDEST.major +
      '.' +
      OLDEST.minor +
      ' or later, got ' +
      process.versions.node +
      '. Install a current one from https://nodejs.org and run this again.',
  );
  process.exit(1);
}
