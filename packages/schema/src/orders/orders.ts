import { inDomain, integer, manyToOne, oneToMany, sql, table, timestamptz, varchar } from '@trellis/model';
import { amount, currency } from '../money/index.ts';
import { orderStatus } from './order-status.ts';

/**
 * Table `orders`: each order belongs to one customer and has many `order_products`.
 *
 * Its amounts are the sums of its lines and of its captured payments. Triggers keep them by updates of the order, so
 * writes to the lines and payments of one order conflict at every isolation level.
 *
 * @example
 * import { orders } from '@shop/schema';
 *
 * console.log(orders.columns.customer_id.references); // customers.customer_id
 */
export const orders = table('orders', {
  doc: 'Orders placed by customers.',
  columns: {
    order_id: integer({ identity: 'always', primaryKey: true, doc: 'Order number.' }),
    customer_id: integer({
      references: 'customers.customer_id',
      onDelete: 'restrict',
      doc: 'Customer who placed the order.',
    }),
    order_date: timestamptz({ default: sql('now()'), doc: 'Time when the order was placed.' }),
    cart_id: integer({
      references: 'carts.cart_id',
      onDelete: 'restrict',
      nullable: true,
      unique: true,
      doc: 'Cart that was ordered; null for an order without a cart.',
    }),
    number: varchar({
      // Not generated: an update of a table with a generated key blocks the foreign keys to it.
      default: '',
      backfill: sql("'SO-' || lpad(order_id::text, 10, '0')"),
      unique: true,
      doc: 'Order number as customers read it; by default SO-0000000042 for order 42.',
    }),
    currency: inDomain(currency, {
      backfill: sql(`coalesce((select min(p.currency) from public.order_products as l
        join public.products as p on p.product_id = l.product_id where l.order_id = orders.order_id), 'EUR')`),
      doc: 'Currency of all amounts of the order.',
    }),
    status: varchar({
      default: 'pending',
      doc: 'Status of the order: pending, paid, shipped, completed or cancelled.',
    }),
    status_at: timestamptz({
      default: sql('now()'),
      backfill: sql('order_date'),
      doc: 'Time since when the order has its status.',
    }),
    product_count: integer({
      default: 0,
      backfill: sql(`(select coalesce(sum(l.product_count), 0) from public.order_products as l
        where l.order_id = orders.order_id)`),
      doc: 'Number of items in the order.',
    }),
    products_amount: inDomain(amount, {
      default: 0,
      backfill: sql(`(select coalesce(sum(l.product_count * p.price), 0) from public.order_products as l
        join public.products as p on p.product_id = l.product_id where l.order_id = orders.order_id)`),
      doc: 'Price of the items, without tax.',
    }),
    tax_amount: inDomain(amount, { default: 0, doc: 'Tax on the items.' }),
    discount_amount: inDomain(amount, { default: 0, doc: 'Sum of the discounts on the items.' }),
    shipping_amount: inDomain(amount, { default: 0, doc: 'Price of the shipment, with tax.' }),
    total: inDomain(amount, {
      generated: { sql: 'greatest(products_amount - discount_amount, 0) + tax_amount + shipping_amount' },
      doc: 'What the customer pays: items without discounts, tax and shipment.',
    }),
    paid_amount: inDomain(amount, {
      default: 0,
      doc: 'Sum of the captured payments and of those by gift card.',
    }),
  },
  uniques: [
    {
      // Foreign keys to it require that lines and payments have the currency of their order.
      columns: ['order_id', 'currency'],
      doc: 'An order has one currency.',
    },
  ],
  checks: [
    orderStatus.check,
    { name: 'orders_number_check', expression: "number <> ''", doc: 'An order has a number for customers.' },
    {
      name: 'orders_product_count_check',
      expression: "product_count > 0 or product_count = 0 and status in ('pending', 'cancelled')",
      doc: 'An order that is paid has products.',
    },
    {
      name: 'orders_discount_amount_check',
      expression: 'discount_amount <= products_amount',
      doc: 'Discounts take off no more than the price of the items.',
    },
    {
      name: 'orders_paid_amount_check',
      expression: "status in ('pending', 'cancelled') or paid_amount >= total",
      doc: 'An order is paid if its captured payments and gift cards cover its total.',
    },
  ],
  indexes: [
    { columns: ['customer_id', 'order_date'] },
    {
      name: 'orders_open_idx',
      columns: ['order_date'],
      where: "status in ('pending', 'paid')",
    },
  ],
  triggers: [
    {
      name: 'orders_number',
      definition:
        "create trigger orders_number before insert on public.orders for each row when (new.number = '') execute function public.set_order_number()",
      comment: 'An order without a number for customers gets one.',
    },
    orderStatus.trigger,
    {
      name: 'orders_status_at',
      definition:
        'create trigger orders_status_at before update on public.orders for each row when (old.status is distinct from new.status or old.status_at is distinct from new.status_at) execute function public.stamp_order_status()',
      rejects: true,
      comment:
        'The time of a status changes with the status only, and is not before that of the previous one.',
    },
    {
      name: 'orders_fixed',
      definition:
        "create trigger orders_fixed before update on public.orders for each row when (old.status <> 'pending' and (old.number is distinct from new.number or old.customer_id is distinct from new.customer_id or old.order_date is distinct from new.order_date or old.currency is distinct from new.currency or old.shipping_amount is distinct from new.shipping_amount)) execute function public.reject_write()",
      rejects: true,
      comment:
        'The number, customer, date, currency and shipping price of an order change only while it is pending.',
    },
    {
      name: 'orders_sums',
      definition:
        'create constraint trigger orders_sums after insert or update on public.orders deferrable initially deferred for each row execute function public.check_order_sums()',
      rejects: true,
      comment: 'The amounts of an order are the sums of its lines, discounts and payments.',
    },
    {
      name: 'orders_record_status',
      definition:
        'create trigger orders_record_status after insert or update on public.orders for each row execute function public.record_order_status()',
      comment: 'Each status of an order writes an event.',
    },
  ],
  relationships: {
    addresses: oneToMany('order_addresses', { back_populates: 'order', cascade: ['all', 'delete-orphan'] }),
    cart: manyToOne('carts', { back_populates: 'order' }),
    customer: manyToOne('customers', { back_populates: 'orders' }),
    discounts: oneToMany('order_discounts', { back_populates: 'order', cascade: ['all', 'delete-orphan'] }),
    events: oneToMany('order_events', { back_populates: 'order' }),
    gift_cards: oneToMany('order_gift_cards', { back_populates: 'order' }),
    gift_card_movements: oneToMany('gift_card_movements', { back_populates: 'order' }),
    movements: oneToMany('stock_movements', { back_populates: 'order' }),
    payments: oneToMany('payments', { back_populates: 'order' }),
    products: oneToMany('order_products', {
      back_populates: 'order',
      cascade: ['all', 'delete-orphan'],
      foreign_keys: ['order_id'],
    }),
    reservations: oneToMany('stock_reservations', { back_populates: 'order' }),
  },
});
