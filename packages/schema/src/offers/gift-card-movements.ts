import { bigint, inDomain, integer, manyToOne, numeric, sql, table, text, timestamptz } from '@trellis/model';
import { rejectsChanges, rejectsTruncation } from '../ledger/index.ts';
import { currency } from '../money/index.ts';

/**
 * Table `gift_card_movements`: the ledger of gift cards, to which rows are only added. The balances are its sums.
 *
 * @example
 * import { giftCardMovements } from '@shop/schema';
 *
 * console.log(giftCardMovements.columns.order_id.nullable); // true
 */
export const giftCardMovements = table('gift_card_movements', {
  doc: 'Ledger of gift cards: what changed each balance, and why.',
  columns: {
    movement_id: bigint({ identity: 'always', primaryKey: true, doc: 'Movement number.' }),
    gift_card_id: integer({ doc: 'Gift card whose balance changes.' }),
    currency: inDomain(currency, { doc: 'Currency of the gift card.' }),
    reason: text({ doc: 'Reason: issue, correction, payment or refund.' }),
    amount: numeric(14, 2, { doc: 'What is added to the balance; negative if it is taken off.' }),
    order_id: integer({ nullable: true, doc: 'Order that is paid or refunded.' }),
    moved_at: timestamptz({ default: sql('now()'), doc: 'Time of the movement.' }),
  },
  foreignKeys: [
    {
      columns: ['gift_card_id', 'currency'],
      references: { table: 'gift_cards', columns: ['gift_card_id', 'currency'] },
      onDelete: 'restrict',
      doc: 'A movement has the currency of its gift card. A gift card with movements is not deleted.',
    },
    {
      columns: ['order_id', 'currency'],
      references: { table: 'orders', columns: ['order_id', 'currency'] },
      onDelete: 'restrict',
      doc: 'A gift card pays orders in its currency. An order that it paid is not deleted.',
    },
  ],
  checks: [
    {
      name: 'gift_card_movements_reason_check',
      expression: "reason in ('issue', 'correction', 'payment', 'refund')",
      doc: 'The reason of a movement is issue, correction, payment or refund.',
    },
    {
      name: 'gift_card_movements_amount_check',
      expression:
        "amount <> 'NaN' and case reason when 'payment' then amount < 0 when 'correction' then amount <> 0 else amount > 0 end",
      doc: 'Payments take an amount off a gift card; the issue and refunds add one.',
    },
    {
      name: 'gift_card_movements_order_id_check',
      expression: "(reason in ('payment', 'refund')) = (order_id is not null)",
      doc: 'Payments and refunds are of an order; other movements have none.',
    },
  ],
  indexes: [{ columns: ['gift_card_id', 'currency'] }, { columns: ['order_id', 'currency'] }],
  triggers: [
    {
      name: 'gift_card_movements_apply',
      definition:
        'create trigger gift_card_movements_apply after insert on public.gift_card_movements for each row execute function public.apply_gift_card_movement()',
      rejects: true,
      comment: 'A gift card pays pending orders, and gets back only what it paid of an order.',
    },
    /* @__PURE__ */ rejectsChanges(
      'gift_card_movements',
      'A movement of a gift card is not changed or deleted. Another one corrects it.',
    ),
    /* @__PURE__ */ rejectsTruncation(
      'gift_card_movements',
      'The movements of gift cards are not truncated.',
    ),
  ],
  relationships: {
    gift_card: manyToOne('gift_cards', { back_populates: 'movements' }),
    order: manyToOne('orders', { back_populates: 'gift_card_movements' }),
  },
});
