import { type Cell, type Generator, personOf, price, sometimes } from '@trellis/populate';
import { articles, type Kind, kindOf, tagNames } from './catalogue.ts';

/** The kind of the row's product. */
function ownKind(cell: Cell): Kind | undefined {
  return kindOf(String(cell.get('product_name')));
}

/** Who designed it, what it is made in and what it is: `Abbott Oak Dining Chair`. */
export const productName: Generator = (cell) => {
  const article = articles[cell.shuffled(cell.row % articles.length, articles.length)];
  return `${personOf(cell).family} ${article?.name}`;
};

/** A sentence on what is true of its kind, and where the name comes from. */
export const description: Generator = sometimes(92, (cell) => {
  const { given, family } = personOf(cell);
  return `${ownKind(cell)?.about} Designed by ${given} ${family}.`;
});

/** What such a thing costs. */
export const productPrice: Generator = (cell) => {
  const [least, most] = ownKind(cell)?.price ?? [5, 50];
  return price(least, most)(cell);
};

/** How many of a product an order has: one, as a rule; several of what costs little. */
export const productCount: Generator = (cell) => {
  const cheap = Number(cell.referred('product_id', 'price')) < 40;
  if (cell.chance(cheap ? 45 : 85)) return 1;
  return cell.integer(2, cheap ? 8 : 3);
};

/** The tag of a product at this place of its kind's list. */
export const tagOfProduct: Generator = (cell) => {
  const { tags } = kindOf(String(cell.referred('product_id', 'product_name'))) ?? { tags: tagNames };
  return tagNames.indexOf(tags[cell.line] ?? tagNames[0]) + 1;
};
