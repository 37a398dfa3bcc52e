export { bestSellers } from './best-sellers.ts';
export { boughtTogether } from './bought-together.ts';
export { cohorts } from './cohorts.ts';
export { lifetimeValue } from './lifetime-value.ts';
export { revenue } from './revenue.ts';
