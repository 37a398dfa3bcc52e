export { amount } from './amount.ts';
export { currency } from './currency.ts';
