export { RolledBackTransaction } from './rolled-back.ts';
export { openSimulatedDatabase } from './simulated-database.ts';
