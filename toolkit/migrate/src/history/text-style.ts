import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isPlainObject } from '@trellis/model/internal';
import type { TextStyle } from './manifest-text.ts';

type Settings = Readonly<Record<string, unknown>>;

/** The style of a file that says nothing else. */
const DEFAULT: TextStyle = { indent: '  ', lineWidth: 80 };

/** The configurations of formatters, and how each states the style of JSON. */
const FORMATTERS: readonly (readonly [string, (settings: Settings) => TextStyle | undefined])[] = [
  ['biome.json', ofBiome],
  ['biome.jsonc', ofBiome],
  ['.prettierrc', ofPrettier],
  ['.prettierrc.json', ofPrettier],
  ['package.json', ({ prettier }) => (isPlainObject(prettier) ? ofPrettier(prettier) : undefined)],
];

/**
 * The style in which the project's formatter prints JSON, from the nearest configuration of Biome or Prettier in a folder or
 * above it. A configuration that is not JSON counts for its default style.
 *
 * @param folder the folder of the file
 */
export async function textStyle(folder: string): Promise<TextStyle> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    for (const [name, styleOf] of FORMATTERS) {
      const path = join(at, name);
      if (!existsSync(path)) continue;
      const style = styleOf(parsed(await readFile(path, 'utf8')));
      if (style) return style;
    }
    if (dirname(at) === at) return DEFAULT;
  }
}

function ofBiome({ formatter, json }: Settings): TextStyle {
  const own = isPlainObject(json) && isPlainObject(json['formatter']) ? json['formatter'] : {};
  const {
    indentStyle = 'tab',
    indentWidth = 2,
    lineWidth = 80,
  } = { ...(isPlainObject(formatter) ? formatter : {}), ...own };
  return styleOf(indentStyle === 'tab', indentWidth, lineWidth);
}

function ofPrettier({ useTabs = false, tabWidth = 2, printWidth = 80 }: Settings): TextStyle {
  return styleOf(useTabs === true, tabWidth, printWidth);
}

function styleOf(isTab: boolean, width: unknown, lineWidth: unknown): TextStyle {
  return { indent: isTab ? '\t' : ' '.repeat(Number(width)), lineWidth: Number(lineWidth) };
}

function parsed(text: string): Settings {
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? value : {};
  } catch {
    return {};
  }
}
