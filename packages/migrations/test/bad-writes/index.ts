import type { BadWrite } from './bad-write.ts';
import { cartRaces, carts } from './carts.ts';
import { catalogue } from './catalogue.ts';
import { categories } from './categories.ts';
import { discounts, orderDiscounts } from './discounts.ts';
import { giftCards, orderGiftCards } from './gift-cards.ts';
import { integration } from './integration.ts';
import { money } from './money.ts';
import { withOfferOrders } from './offer-orders.ts';
import { offerRaces } from './offer-races.ts';
import { orderLines } from './order-lines.ts';
import { orderRaces } from './order-races.ts';
import { orders } from './orders.ts';
import { payments } from './payments.ts';
import { people } from './people.ts';
import { products } from './products.ts';
import { RACES as others, type Race } from './race.ts';
import { stock } from './stock.ts';
import { stockRaces } from './stock-races.ts';
import { variants } from './variants.ts';

export type { BadWrite } from './bad-write.ts';
export { OFFER_ORDERS } from './offer-orders.ts';
export type { Race } from './race.ts';
export { ROWS } from './rows.ts';
/** The races by the part of the schema whose rules they test. */
export const RACES: readonly Race[] = [...others, ...orderRaces, ...stockRaces, ...cartRaces, ...offerRaces];
/** The bad writes by the part of the schema whose rules they break. */
export const BAD_WRITES: readonly BadWrite[] = [
  ...money,
  ...people,
  ...catalogue,
  ...categories,
  ...variants,
  ...products,
  ...orders,
  ...orderLines,
  ...payments,
  ...integration,
  ...stock,
  ...carts,
  ...withOfferOrders([...discounts, ...orderDiscounts, ...giftCards, ...orderGiftCards]),
];
