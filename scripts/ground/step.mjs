/** How often a line is drawn again on a terminal, and how often a log is told that work goes on. */
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
 * What came of a step: how its program ended, whether that is well, and a word on it.
 * @typedef {import('./child.mjs').Ended & { ok: boolean, note?: string | undefined }} Outcome
 */

/**
 * Shows one piece of work while it goes on, and how long it took.
 *
 * On a terminal: one line that moves, with the last thing that the work printed. In a log: a line at
 * its beginning and its end, and one in between every ten seconds, so that it never seems to hang.
 *
 * @param {string} title such as `Build the packages`
 * @param {(onLine: (line: string) => void) => Promise<Outcome>} work gets what to call with each line printed
 * @returns {Promise<Outcome>}
 */
export async function step(title, work) {
  const begun = Date.now();
  const seconds = () => `${((Date.now() - begun) / 1000).toFixed(1)} s`;
  let last = '';
  let frame = 0;
  const draw = () => {
    frame += 1;
    const line = `${FRAMES[frame % FRAMES.length]} ${title} ${dim(`${seconds()}  ${last}`)}`;
    stdout.write(`\r\u001b[2K${cut(line)}`);
  };
  const tell = () => stdout.write(`  … ${title}, ${seconds()}${last && ': '}${last}\n`);
  if (!stdout.isTTY) stdout.write(`→ ${title}\n`);
  const timer = setInterval(stdout.isTTY ? draw : tell, stdout.isTTY ? FRAME_MS : HEARTBEAT_MS);
  const result = await work((line) => {
    last = line;
  }).finally(() => clearInterval(timer));
  const mark = result.ok ? green('✓') : red('✗');
  const note = result.note === undefined ? '' : `  ${result.note}`;
  stdout.write(`${stdout.isTTY ? '\r\u001b[2K' : ''}${mark} ${title} ${dim(seconds())}${note}\n`);
  return result;
}

/**
 * Cuts a line to the terminal's width, colour codes not counted, since a wrapped line cannot be drawn over.
 *
 * @param {string} line
 */
function cut(line) {
  const width = (stdout.columns || 80) - 1;
  let shown = 0;
  let kept = '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with one
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
