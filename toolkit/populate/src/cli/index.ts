export { runSeed, type SeedCommand } from './run-seed.ts';
