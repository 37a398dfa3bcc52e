export { whyNotLate } from './why-not-late.ts';
