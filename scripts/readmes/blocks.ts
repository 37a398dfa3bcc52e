/** A fenced block of a README. */
export interface Block {
  /** The word after the fence: `sh`, `ts`, `diff`; empty without one. */
  readonly language: string;
  /** The lines between the fences, without the indentation of the fence. */
  readonly code: string;
  /** The last path in backticks of the paragraph before the block: the file that the text speaks of. */
  readonly file: string | undefined;
  /** The heading of its section. */
  readonly section: string;
}

/** Returns the fenced blocks of a README in order, also those in lists. */
export function blocks(readme: string): Block[] {
  const found: Block[] = [];
  let section = '';
  let paragraph = '';
  let open: { readonly indent: number; readonly language: string; readonly lines: string[] } | undefined;
  for (const line of readme.split('\n')) {
    const [, spaces = '', language] = /^( *)```(\w*)$/.exec(line) ?? [];
    if (open !== undefined && language === '') {
      const [file] = [...paragraph.matchAll(/`([^`\s]+\.[a-z]+)`/g)].map(([, path]) => path).slice(-1);
      found.push({ language: open.language, code: `${open.lines.join('\n')}\n`, file, section });
      open = undefined;
      paragraph = '';
    } else if (open !== undefined) open.lines.push(line.slice(open.indent));
    else if (language !== undefined) open = { indent: spaces.length, language, lines: [] };
    else if (line.startsWith('#')) section = line.replace(/^#+ /, '');
    // A blank line between a paragraph and its block does not end the paragraph.
    else if (line.trim() !== '') paragraph = /^\s*\d+\. /.test(line) ? line : `${paragraph}\n${line}`;
  }
  return found;
}

/** A command of a block, with the output that the README shows for it. */
export interface Command {
  readonly command: string;
  readonly output: readonly string[];
}

/**
 * Returns the commands of a block. In a block of `sh` each line is one, with a comment. In a block without a language
 * those after `$ ` are, and their output follows.
 */
export function commandsOf({ language, code }: Block): Command[] {
  const lines = code.split('\n').filter((line) => line.trim() !== '');
  if (language === 'sh' || language === 'bash')
    return lines
      .map((line) => ({ command: line.replace(/(^|\s)#\s.*$/, '').trim(), output: [] }))
      .filter(({ command }) => command !== '');
  if (language !== '' || !lines[0]?.startsWith('$ ')) return [];
  const commands: { command: string; output: string[] }[] = [];
  for (const line of lines)
    if (line.startsWith('$ ')) commands.push({ command: line.slice(2), output: [] });
    else commands.at(-1)?.output.push(line);
  return commands;
}

/**
 * Applies a block of `diff` to the text of a file. A line `@@` separates its parts. Each part is found by the lines that
 * it keeps or removes.
 *
 * @throws Error if these lines do not occur exactly once
 */
export function applyDiff(text: string, diff: string): string {
  return diff.split(/^@@.*\n/m).reduce((result, part) => {
    const lines = part.split('\n').filter((line) => line !== '');
    const side = (omitted: string) =>
      lines
        .filter((line) => !line.startsWith(omitted))
        .map((line) => `${line.slice(1)}\n`)
        .join('');
    const before = side('+');
    if (result.split(before).length !== 2) throw new Error(`Expected these lines once:\n${before}`);
    return result.replace(before, () => side('-'));
  }, text);
}
