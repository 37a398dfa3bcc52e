export { applyStockMovement, prepareStockMovement } from './apply-movement.ts';
export { availableStock } from './available-stock.ts';
export { checkStockLevel, checkStockReservation } from './follow-movements.ts';
export { locations } from './locations.ts';
export { releaseExpiredReservations, reserveStock } from './reserve-stock.ts';
export { stockLevels } from './stock-levels.ts';
export { stockMovements } from './stock-movements.ts';
export { stockReservations } from './stock-reservations.ts';
