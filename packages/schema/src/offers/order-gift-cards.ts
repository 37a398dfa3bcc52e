import { inDomain, integer, manyToOne, table } from '@trellis/model';
import { rejectsDeletion, rejectsTruncation } from '../ledger/index.ts';
import { amount, currency } from '../money/index.ts';

/**
 * Table `order_gift_cards`, the association object between orders and the gift cards that paid them: it has what each card
 * paid and got back. Movements write it.
 *
 * @example
 * import { orderGiftCards } from '@shop/schema';
 *
 * console.log(orderGiftCards.primaryKey); // ['order_id', 'gift_card_id']
 */
export const orderGiftCards = table('order_gift_cards', {
  doc: 'What gift cards paid for orders. Only movements write rows.',
  columns: {
    order_id: integer({ doc: 'Order that is paid.' }),
    gift_card_id: integer({ doc: 'Gift card that pays.' }),
    currency: inDomain(currency, { doc: 'Currency of the order and of the gift card.' }),
    amount: inDomain(amount, { default: 0, doc: 'Sum of the payments.' }),
    refunded: inDomain(amount, { default: 0, doc: 'Sum of the refunds.' }),
  },
  primaryKey: ['order_id', 'gift_card_id'],
  foreignKeys: [
    {
      columns: ['order_id', 'currency'],
      references: { table: 'orders', columns: ['order_id', 'currency'] },
      onDelete: 'restrict',
      doc: 'What a gift card pays has the currency of the order.',
    },
    {
      columns: ['gift_card_id', 'currency'],
      references: { table: 'gift_cards', columns: ['gift_card_id', 'currency'] },
      onDelete: 'restrict',
      doc: 'What a gift card pays has the currency of the card.',
    },
  ],
  checks: [
    {
      name: 'order_gift_cards_refunded_check',
      expression: 'refunded <= amount',
      doc: 'A gift card gets no more back than it paid for the order.',
    },
  ],
  indexes: [{ columns: ['order_id', 'currency'] }, { columns: ['gift_card_id', 'currency'] }],
  triggers: [
    {
      name: 'order_gift_cards_sums',
      definition:
        'create constraint trigger order_gift_cards_sums after insert or update on public.order_gift_cards deferrable initially deferred for each row execute function public.check_order_gift_card_sums()',
      rejects: true,
      comment: 'What a gift card paid for an order and got back are the sums of its movements.',
    },
    /* @__PURE__ */ rejectsDeletion('order_gift_cards', 'What a gift card paid for an order is not deleted.'),
    /* @__PURE__ */ rejectsTruncation(
      'order_gift_cards',
      'What gift cards paid for orders is not truncated.',
    ),
  ],
  relationships: {
    order: manyToOne('orders', { back_populates: 'gift_cards' }),
    gift_card: manyToOne('gift_cards', { back_populates: 'orders' }),
  },
});
