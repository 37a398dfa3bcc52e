import { type Cell, type Generator, personOf, price, sometimes } from '@trellis/populate';
import { articles, categories, type Kind, kindOf, tagNames } from './catalogue.ts';

/** The kind of the product in this row. */
function ownKind(cell: Cell): Kind | undefined {
  return kindOf(String(cell.get('product_name')));
}

/** Designer, material and kind: `Abbott Oak Dining Chair`. */
export const productName: Generator = (cell) => {
  const article = articles[cell.shuffled(cell.row % articles.length, articles.length)];
  return `${personOf(cell).family} ${article?.name}`;
};

/** A sentence about the kind, and the designer's name. Some products have none. */
export const description: Generator = sometimes(92, (cell) => {
  const { given, family } = personOf(cell);
  return `${ownKind(cell)?.about} Designed by ${given} ${family}.`;
});

/** The currency of all prices. */
export const currency: Generator = () => 'EUR';

/** A price in the range of the kind. */
export const productPrice: Generator = (cell) => {
  const [least, most] = ownKind(cell)?.price ?? [5, 50];
  return price(least, most)(cell);
};

/** The quantity in an order: usually one, more often several for cheap products. */
export const productCount: Generator = (cell) => {
  const cheap = Number(cell.referenced('product_id', 'price')) < 40;
  if (cell.chance(cheap ? 45 : 85)) return 1;
  return cell.integer(2, cheap ? 8 : 3);
};

/** The tag at this position in the list of the product's kind. */
export const tagOfProduct: Generator = (cell) => {
  const { tags } = kindOf(String(cell.referenced('product_id', 'product_name'))) ?? { tags: tagNames };
  return tagNames.indexOf(tags[cell.line] ?? tagNames[0]) + 1;
};

/** The category of the product's kind, then the one above it. */
export const categoryOfProduct: Generator = (cell) => {
  const name = kindOf(String(cell.referenced('product_id', 'product_name')))?.name;
  const own = categories.findIndex((category) => category.name === name);
  return cell.line === 0 ? own + 1 : (categories[own]?.parent ?? null);
};
