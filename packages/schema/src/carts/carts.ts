import {
  inDomain,
  integer,
  manyToOne,
  oneToMany,
  oneToOne,
  sql,
  table,
  timestamptz,
  uuid,
  varchar,
} from '@trellis/model';
import { currency } from '../money/index.ts';
import { cartStatus } from './cart-status.ts';

/**
 * Table `carts`: each belongs to a customer, or to a guest who has its token. A customer has at most one open cart.
 *
 * @example
 * import { carts } from '@shop/schema';
 *
 * console.log(carts.columns.token.nullable); // true
 */
export const carts = table('carts', {
  doc: 'Carts of customers and guests.',
  columns: {
    cart_id: integer({ identity: 'always', primaryKey: true, doc: 'Cart number.' }),
    customer_id: integer({
      references: 'customers.customer_id',
      onDelete: 'cascade',
      nullable: true,
      doc: 'Customer who has the cart; null for a guest.',
    }),
    token: uuid({
      nullable: true,
      unique: true,
      doc: 'Secret by which a guest has the cart; null for a customer.',
    }),
    currency: inDomain(currency, { doc: 'Currency in which the cart shows its prices.' }),
    status: varchar({ default: 'open', doc: 'Status: open, ordered, abandoned or merged.' }),
    created_at: timestamptz({ default: sql('now()'), doc: 'Time when the cart was begun.' }),
    updated_at: timestamptz({ default: sql('now()'), doc: 'Time of the latest change of its products.' }),
  },
  checks: [
    cartStatus.check,
    {
      name: 'carts_owner_check',
      expression: 'num_nonnulls(customer_id, token) = 1',
      doc: 'A cart belongs to a customer, or to a guest who has its token, and not to both.',
    },
  ],
  indexes: [
    { columns: ['customer_id'] },
    {
      name: 'carts_one_open',
      columns: ['customer_id'],
      unique: true,
      where: "status = 'open'",
      doc: 'A customer has at most one open cart.',
    },
    { name: 'carts_open_idx', columns: ['updated_at'], where: "status = 'open'" },
  ],
  triggers: [
    cartStatus.trigger,
    {
      name: 'carts_ordered',
      definition:
        "create trigger carts_ordered before update or delete on public.carts for each row when (old.status = 'ordered') execute function public.reject_write()",
      rejects: true,
      comment: 'A cart that was ordered is not changed or deleted.',
    },
  ],
  relationships: {
    customer: manyToOne('customers', { back_populates: 'carts' }),
    order: oneToOne('orders', { back_populates: 'cart' }),
    products: oneToMany('cart_products', { back_populates: 'cart', cascade: ['all', 'delete-orphan'] }),
  },
});
