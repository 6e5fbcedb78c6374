/** Whether this Node can run the program; package.json says the same to npm. */

const MAJOR = 20;
const MINOR = 19;

/**
 * @param {string} version such as `20.19.0`
 * @returns {string | null} what is wrong with it, in words
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MAJOR || (major === MAJOR && minor >= MINOR)) return null;
  return `Claimbench needs Node ${MAJOR}.${MINOR} or later; this is Node ${version}. Newer ones are at nodejs.org.`;
}
