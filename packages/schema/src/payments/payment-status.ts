import { transitions } from '@trellis/model';

/** The graph of the status of payments. Some providers capture an amount without an authorization before it. */
export const paymentStatus = /* @__PURE__ */ transitions('payments', 'status', {
  initial: ['authorized', 'captured', 'failed'],
  moves: { authorized: ['captured', 'failed', 'voided'], captured: [], failed: [], voided: [] },
});
