export { joinBlocks, joinWords, list, markdownTable, section } from './blocks.ts';
export { code, codes, escapeText, fence, link } from './escape.ts';
