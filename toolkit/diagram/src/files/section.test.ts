import { expect, test } from '@jest/globals';
import { fillSection } from './section.ts';

test('replaces the text of a section, and changes nothing the second time', () => {
  const page = '# Shop\n\n<!-- docs:erd --><!-- /docs:erd -->\n\nMore.\n';
  const filled = '# Shop\n\n<!-- docs:erd -->\n\nA $& diagram.\n\n<!-- /docs:erd -->\n\nMore.\n';
  expect(fillSection(page, 'erd', 'A $& diagram.\n')).toBe(filled);
  expect(fillSection(filled, 'erd', 'A $& diagram.')).toBe(filled);
});

test('returns a page without the section, or with one of its markers, unchanged', () => {
  expect(fillSection('# Shop\n', 'erd', 'x')).toBe('# Shop\n');
  expect(fillSection('<!-- docs:erd -->', 'erd', 'x')).toBe('<!-- docs:erd -->');
});
