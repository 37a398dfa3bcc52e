import type { Generator } from '@trellis/populate';

/** The number of the product that the message is about: one message for each. */
export const messageKey: Generator = ({ row }) => String(row + 1);

/** The facts of the message. */
export const messagePayload: Generator = (cell) => JSON.stringify({ product_id: Number(cell.get('key')) });
