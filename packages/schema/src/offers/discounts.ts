import { column, inDomain, integer, numeric, oneToMany, sql, table, text } from '@trellis/model';
import { recordsRows, recordsTruncation } from '../integration/index.ts';
import { currency } from '../money/index.ts';

/** The uses are rows of order_discounts. */
const recorded = { table: 'discounts', key: ['discount_id'], without: ['used'] };

/**
 * Table `discounts`: offers that take a percentage or a fixed amount off the price of an order.
 *
 * `used` counts the orders that use it. Each use updates the discount, so sessions that compete for the last one conflict
 * at every isolation level.
 *
 * @example
 * import { discounts } from '@shop/schema';
 *
 * console.log(discounts.columns.max_uses.nullable); // true
 */
export const discounts = table('discounts', {
  doc: 'Discounts on orders.',
  columns: {
    discount_id: integer({ identity: 'always', primaryKey: true, doc: 'Discount number.' }),
    code: text({
      nullable: true,
      unique: true,
      pattern: '^[A-Z0-9]+(-[A-Z0-9]+)*$',
      doc: 'Code that customers enter; null for a discount without one.',
    }),
    kind: text({ doc: 'What it takes off: percent or fixed.' }),
    value: numeric(14, 2, { doc: 'Percentage, or amount of money.' }),
    currency: inDomain(currency, {
      nullable: true,
      doc: 'Currency of a fixed amount; null for a percentage.',
    }),
    valid: column<string>()('tstzrange', {
      default: sql('tstzrange(now(), null)'),
      doc: 'Period in which orders that use it are placed; by default, from now on.',
    }),
    max_uses: integer({ nullable: true, doc: 'Number of orders that can use it; null without a limit.' }),
    used: integer({ default: 0, minimum: 0, doc: 'Number of orders that use it.' }),
  },
  checks: [
    {
      name: 'discounts_code_check',
      expression: "code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'",
      doc: 'A code has upper-case letters and digits, in groups joined by single hyphens.',
    },
    {
      name: 'discounts_kind_check',
      expression: "kind in ('percent', 'fixed')",
      doc: 'A discount is a percentage or a fixed amount.',
    },
    {
      // NaN is greater than every number in PostgreSQL.
      name: 'discounts_value_check',
      expression: "value > 0 and value <> 'NaN'",
      doc: 'A discount is of more than 0.',
    },
    {
      name: 'discounts_percent_check',
      expression: "kind <> 'percent' or value <= 100",
      doc: 'A percentage is at most 100.',
    },
    {
      name: 'discounts_currency_check',
      expression: "(kind = 'fixed') = (currency is not null)",
      doc: 'A fixed amount has a currency, and a percentage has none.',
    },
    {
      name: 'discounts_valid_check',
      expression: 'not isempty(valid)',
      doc: 'The period of a discount is not empty.',
    },
    {
      name: 'discounts_max_uses_check',
      expression: 'max_uses > 0',
      doc: 'A discount can be used at least once.',
    },
    {
      name: 'discounts_used_check',
      expression: 'used >= 0 and used <= max_uses',
      doc: 'A discount is used by no more orders than its limit.',
    },
  ],
  triggers: [
    /* @__PURE__ */ recordsRows(recorded),
    /* @__PURE__ */ recordsTruncation(recorded),
    {
      name: 'discounts_begin_unused',
      definition:
        'create trigger discounts_begin_unused before insert on public.discounts for each row when (new.used <> 0) execute function public.reject_write()',
      rejects: true,
      comment: 'A new discount is not used yet.',
    },
    {
      // A trigger of order_discounts counts, one level deeper. Counting the rows again for each use takes too long.
      name: 'discounts_used_by_orders',
      definition:
        'create trigger discounts_used_by_orders before update on public.discounts for each row when (old.used <> new.used and pg_trigger_depth() = 0) execute function public.reject_write()',
      rejects: true,
      comment: 'The number of uses changes only with the orders that use the discount.',
    },
  ],
  relationships: { orders: oneToMany('order_discounts', { back_populates: 'discount' }) },
});
