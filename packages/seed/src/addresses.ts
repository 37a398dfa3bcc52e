import { type Generator, oneOf } from '@trellis/populate';

const KINDS = ['billing', 'shipping'];

/** The use of an address: the first one of a customer is for billing, the second one for shipping. */
export const addressKind: Generator = ({ line }) => KINDS[line] ?? null;

/** The customer's name. */
export const recipient: Generator = (cell) =>
  `${cell.referenced('customer_id', 'first_name')} ${cell.referenced('customer_id', 'last_name')}`;

/** Countries that the shop sends to. */
export const addressCountry: Generator = oneOf(['DE', 'AT', 'CH', 'FR', 'NL', 'GB']);
