export { addresses } from './addresses.ts';
export { country } from './country.ts';
export { customers } from './customers.ts';
export { eraseCustomer } from './erase-customer.ts';
