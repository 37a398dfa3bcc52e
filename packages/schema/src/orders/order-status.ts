import { transitions } from '@trellis/model';

/** The graph of the status of orders. */
export const orderStatus = /* @__PURE__ */ transitions('orders', 'status', {
  initial: ['pending'],
  moves: {
    pending: ['paid', 'cancelled'],
    paid: ['shipped', 'cancelled'],
    shipped: ['completed'],
    completed: [],
    cancelled: [],
  },
});
