import type { Generator } from '@trellis/populate';

/** Reviews by the number of stars. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  5: ['Exactly as pictured.', 'We would buy it again.', 'A present that was kept.'],
  4: ['Good, and the color is a little darker than in the picture.', 'Well made.'],
  3: ['It does what it should.', 'Smaller than I thought.'],
  2: ['Arrived with a scratch.', 'Not worth the price.'],
  1: ['It broke in the first week.'],
};

/** A sentence that fits the rating. Some customers only rate. */
export const reviewText: Generator = (cell) =>
  cell.chance(70) ? cell.pick(TEXTS[String(cell.get('rating'))] ?? ['']) : '';
