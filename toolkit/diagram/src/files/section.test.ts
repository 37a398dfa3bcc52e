import { expect, test } from '@jest/globals';
import { fillSection } from './section.ts';

test('a section is filled, and filled again with the same', () => {
  const page = '# Shop\n\n<!-- docs:erd --><!-- /docs:erd -->\n\nMore.\n';
  const filled = '# Shop\n\n<!-- docs:erd -->\n\nA $& picture.\n\n<!-- /docs:erd -->\n\nMore.\n';
  expect(fillSection(page, 'erd', 'A $& picture.\n')).toBe(filled);
  expect(fillSection(filled, 'erd', 'A $& picture.')).toBe(filled);
});

test('a page without the section, or with half of it, stays as it is', () => {
  expect(fillSection('# Shop\n', 'erd', 'x')).toBe('# Shop\n');
  expect(fillSection('<!-- docs:erd -->', 'erd', 'x')).toBe('<!-- docs:erd -->');
});
