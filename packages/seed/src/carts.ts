import { type Cell, chronological, type Generator, uuid } from '@trellis/populate';

/** Every third cart is of a guest; the customers have one each. */
const isOfGuest = ({ row }: Cell) => row % 3 === 2;

/** The customer of a cart. */
export const cartCustomer: Generator = (cell) => (isOfGuest(cell) ? null : cell.row + 1);

const newToken = uuid();
/** The token of a guest. */
export const cartToken: Generator = (cell) => (isOfGuest(cell) ? newToken(cell) : null);

/** The time when a cart was begun. */
export const cartBegun = chronological();

/** The units of a variant in a cart. */
export const cartCount: Generator = (cell) => (cell.chance(80) ? 1 : cell.integer(2, 5));

/** Products are added while a cart is open: afterwards, some carts are ordered or abandoned, at times of the sample. */
export const finishCarts = `update carts set updated_at = created_at + interval '20 minutes',
  status = case when cart_id % 5 in (1, 2) then 'ordered' when cart_id % 5 = 3 then 'abandoned' else 'open' end`;

/** The time when a variant was added to a cart. */
export const cartAdded: Generator = (cell) => cell.referenced('cart_id', 'created_at');
