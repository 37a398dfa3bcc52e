import type { BadWrite } from './bad-write.ts';
import { catalogue } from './catalogue.ts';
import { categories } from './categories.ts';
import { integration } from './integration.ts';
import { money } from './money.ts';
import { orders } from './orders.ts';
import { people } from './people.ts';
import { products } from './products.ts';
import { variants } from './variants.ts';

export type { BadWrite } from './bad-write.ts';
export { RACES, type Race } from './race.ts';
export { ROWS } from './rows.ts';
/** The bad writes by the part of the schema whose rules they break. */
export const BAD_WRITES: readonly BadWrite[] = [
  ...money,
  ...people,
  ...catalogue,
  ...categories,
  ...variants,
  ...products,
  ...orders,
  ...integration,
];
