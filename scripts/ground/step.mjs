/** How often the line on a terminal is redrawn, and how often a log gets a line during a long step. */
const FRAME_MS = 100;
const HEARTBEAT_MS = 10_000;
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

const { stdout } = process;
const colours = stdout.isTTY === true && !process.env['NO_COLOR'];
/** @param {number} code @param {string} text */
const paint = (code, text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

const green = (/** @type {string} */ text) => paint(32, text);
export const red = (/** @type {string} */ text) => paint(31, text);
export const bold = (/** @type {string} */ text) => paint(1, text);
const dim = (/** @type {string} */ text) => paint(2, text);

/**
 * The result of a step: how its program ended, whether it succeeded, a note to print, and how many milliseconds the
 * program took if it began before the step.
 * @typedef {import('./child.mjs').Ended & { ok: boolean, note?: string | undefined, took?: number | undefined }} Outcome
 */

/**
 * Shows a piece of work while it runs, and how long it took.
 *
 * On a terminal it is one animated line with the last line of output. In a log it is a line at the start and the
 * end, and one every ten seconds in between.
 *
 * @param {string} title such as `Build the packages`
 * @param {(onLine: (line: string) => void) => Promise<Outcome>} work is called with a function that takes each line of output
 * @returns {Promise<Outcome>}
 */
export async function step(title, work) {
  const begun = Date.now();
  const seconds = (milliseconds = Date.now() - begun) => `${(milliseconds / 1000).toFixed(1)} s`;
  let last = '';
  let frame = 0;
  const draw = () => {
    frame += 1;
    const line = `${FRAMES[frame % FRAMES.length]} ${title} ${dim(`${seconds()}  ${last}`)}`;
    stdout.write(`\r\u001b[2K${cut(line)}`);
  };
  const logProgress = () => stdout.write(`  … ${title}, ${seconds()}${last && ': '}${last}\n`);
  if (!stdout.isTTY) stdout.write(`→ ${title}\n`);
  const timer = setInterval(stdout.isTTY ? draw : logProgress, stdout.isTTY ? FRAME_MS : HEARTBEAT_MS);
  const result = await work((line) => {
    last = line;
  }).finally(() => clearInterval(timer));
  const mark = result.ok ? green('✓') : red('✗');
  const note = result.note === undefined ? '' : `  ${result.note}`;
  stdout.write(`${stdout.isTTY ? '\r\u001b[2K' : ''}${mark} ${title} ${dim(seconds(result.took))}${note}\n`);
  return result;
}

/**
 * Truncates a line to the terminal's width, not counting colour codes. A wrapped line could not be redrawn.
 *
 * @param {string} line
 */
function cut(line) {
  const width = (stdout.columns || 80) - 1;
  let shown = 0;
  let kept = '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes start with one
  for (const part of line.split(/(\u001b\[\d+m)/)) {
    if (part.startsWith('\u001b[')) kept += part;
    else {
      const text = [...part.replaceAll('\t', ' ')].slice(0, Math.max(0, width - shown));
      shown += text.length;
      kept += text.join('');
    }
  }
  return kept;
}
