/**
 * Function `apply_payment`, of the trigger `payments_apply`. It adds what is captured to the order by an update, so two
 * sessions that pay one order wait for each other. No constraint writes a row of another table.
 */
export const applyPayment = {
  kind: 'function',
  name: 'apply_payment',
  arguments: '',
  doc: 'Adds a captured payment to its order. No constraint writes rows of another table.',
  definition: `create function public.apply_payment() returns trigger language plpgsql as $$
declare
  captured numeric := case when new.status = 'captured' then new.amount else 0 end
    - case when old.status = 'captured' then old.amount else 0 end;
begin
  if captured <> 0 then
    update public.orders set paid_amount = paid_amount + captured where order_id = new.order_id;
  end if;
  return null;
end $$`,
} as const;

/**
 * Function `apply_refund`, of the trigger `refunds_apply`. The update of the payment makes refunds of one payment wait for
 * each other, and the check of the payment limits their sum. No constraint adds up the rows of another table.
 */
export const applyRefund = {
  kind: 'function',
  name: 'apply_refund',
  arguments: '',
  doc: 'Adds a refund to its payment. No constraint writes rows of another table.',
  definition: `create function public.apply_refund() returns trigger language plpgsql as $$
begin
  update public.payments set refunded = refunded + new.amount where payment_id = new.payment_id;
  return null;
end $$`,
} as const;

/**
 * Function `check_payment_sums`, of the trigger `payments_sums`. It runs at the end of the transaction, which has updated
 * the payment, so other sessions do not add refunds. No constraint reads another table.
 */
export const checkPaymentSums = {
  kind: 'function',
  name: 'check_payment_sums',
  arguments: '',
  doc: 'Rejects a refunded amount that is not the sum of the refunds. No constraint reads another table.',
  definition: `create function public.check_payment_sums() returns trigger language plpgsql as $$
begin
  perform from public.payments as p where p.payment_id = new.payment_id and p.refunded is distinct from
    (select coalesce(sum(r.amount), 0) from public.refunds as r where r.payment_id = p.payment_id);
  if found then
    raise 'What is refunded of payment % is not the sum of its refunds.', new.payment_id
      using errcode = 'check_violation', constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return null;
end $$`,
} as const;
