import { inDomain, integer, numeric, oneToMany, sql, table, text, timestamptz } from '@trellis/model';
import { rejectsTruncation } from '../ledger/index.ts';
import { currency } from '../money/index.ts';

/**
 * Table `gift_cards`: cards that pay orders. The balance is the sum of the movements, which update it, so sessions that
 * spend one card conflict at every isolation level.
 *
 * @example
 * import { giftCards } from '@shop/schema';
 *
 * console.log(giftCards.columns.balance.type); // numeric(14,2)
 */
export const giftCards = table('gift_cards', {
  doc: 'Gift cards with their balances.',
  columns: {
    gift_card_id: integer({ identity: 'always', primaryKey: true, doc: 'Gift card number.' }),
    code: text({
      unique: true,
      pattern: '^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$',
      doc: 'Code that the bearer enters to pay.',
    }),
    currency: inDomain(currency, { doc: 'Currency of the balance.' }),
    balance: numeric(14, 2, { default: 0, minimum: 0, doc: 'What is left; the sum of the movements.' }),
    created_at: timestamptz({ default: sql('now()'), doc: 'Time when the card was made.' }),
  },
  uniques: [
    {
      // Foreign keys to it require that movements have the currency of their card.
      columns: ['gift_card_id', 'currency'],
      doc: 'A gift card has one currency.',
    },
  ],
  checks: [
    {
      name: 'gift_cards_code_check',
      expression: "code ~ '^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$'",
      doc: 'The code of a gift card has four groups of four upper-case letters and digits.',
    },
    {
      name: 'gift_cards_balance_check',
      expression: "balance >= 0 and balance <> 'NaN'",
      doc: 'No more is paid with a gift card than it has.',
    },
  ],
  triggers: [
    {
      name: 'gift_cards_sums',
      definition:
        'create constraint trigger gift_cards_sums after insert or update on public.gift_cards deferrable initially deferred for each row execute function public.check_gift_card_sums()',
      rejects: true,
      comment: 'The balance of a gift card is the sum of its movements.',
    },
    /* @__PURE__ */ rejectsTruncation('gift_cards', 'The gift cards are not truncated.'),
  ],
  relationships: {
    movements: oneToMany('gift_card_movements', { back_populates: 'gift_card' }),
    orders: oneToMany('order_gift_cards', { back_populates: 'gift_card' }),
  },
});
