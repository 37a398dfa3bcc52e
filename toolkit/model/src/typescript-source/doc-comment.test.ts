import { expect, test } from '@jest/globals';
import { docComment } from './doc-comment.ts';

test.each<[string, string, Record<string, string | number>, string]>([
  ['one line', 'Unit price.', {}, '/** Unit price. */'],
  ['one tag', '', { format: 'email' }, '/** @format email */'],
  ['several lines', 'Unit price.\r\n\n  In euros.', {}, '/**\n * Unit price.\n * In euros.\n */'],
  [
    'text and tags',
    'Name.',
    { minLength: 1, maxLength: 40 },
    '/**\n * Name.\n * @minLength 1\n * @maxLength 40\n */',
  ],
  ['the end of a comment', 'a */ b', { pattern: '^*/?$' }, '/**\n * a *\\/ b\n * @pattern ^*\\/?$\n */'],
  ['a tag in the text', '@deprecated is no tag', {}, '/** \\@deprecated is no tag */'],
  ['a tag within a line', 'Ask @ada or a@example.org', {}, '/** Ask \\@ada or a@example.org */'],
  ['line separators', 'a\u2028@b', {}, '/**\n * a\n * \\@b\n */'],
])('prints a comment of %s', (_, text, tags, comment) => {
  expect(docComment(text, tags)).toBe(comment);
});

test('prints no comment if there is neither text nor tag', () => {
  expect(docComment(' \n ')).toBe('');
});
