export { ORDERS, sample } from './sample.ts';
export { store } from './store.ts';
