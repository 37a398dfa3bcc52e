import { transitions } from '@trellis/model';

/** The status of a cart: a guest's is merged into the customer's at sign-in, and an abandoned one can be taken up again. */
export const cartStatus = transitions('carts', 'status', {
  initial: ['open'],
  moves: { open: ['ordered', 'abandoned', 'merged'], abandoned: ['open'], ordered: [], merged: [] },
  doc: 'A cart begins open. It is ordered, abandoned or merged; an abandoned cart can be open again.',
});
