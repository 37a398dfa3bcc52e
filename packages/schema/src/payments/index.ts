export { paymentStatus } from './payment-status.ts';
export { applyPayment, applyRefund, checkPaymentSums } from './payment-sums.ts';
export { payments } from './payments.ts';
export { refunds } from './refunds.ts';
