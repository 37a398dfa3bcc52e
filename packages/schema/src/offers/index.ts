export { applyDiscounts } from './apply-discounts.ts';
export { discounts } from './discounts.ts';
export { giftCardMovements } from './gift-card-movements.ts';
export { applyGiftCardMovement, checkGiftCardSums, checkOrderGiftCardSums } from './gift-card-sums.ts';
export { giftCards } from './gift-cards.ts';
export { orderDiscounts } from './order-discounts.ts';
export { orderGiftCards } from './order-gift-cards.ts';
