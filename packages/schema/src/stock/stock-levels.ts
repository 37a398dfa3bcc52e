import { bigint, integer, manyToOne, oneToMany, table } from '@trellis/model';

/**
 * Table `stock_levels`: the balance of each variant at each location, which only movements change. Units that are
 * reserved are on hand, and another reservation cannot have them.
 *
 * @example
 * import { stockLevels } from '@shop/schema';
 *
 * console.log(stockLevels.primaryKey); // ['variant_id', 'location_id']
 */
export const stockLevels = table('stock_levels', {
  doc: 'Balance of each variant at each location.',
  columns: {
    variant_id: integer({
      references: 'variants.variant_id',
      onDelete: 'restrict',
      doc: 'Variant that is in stock.',
    }),
    location_id: integer({
      references: 'locations.location_id',
      onDelete: 'restrict',
      doc: 'Location that has the units.',
    }),
    on_hand: integer({ default: 0, minimum: 0, doc: 'Units at the location, those reserved included.' }),
    reserved: integer({ default: 0, minimum: 0, doc: 'Units that reservations hold.' }),
    last_movement_id: bigint({
      nullable: true,
      doc: 'Latest movement that changed the level; null before the first one.',
    }),
  },
  primaryKey: ['variant_id', 'location_id'],
  checks: [
    {
      name: 'stock_levels_on_hand_check',
      expression: 'on_hand >= 0',
      doc: 'No more units leave a location than it has.',
    },
    {
      name: 'stock_levels_reserved_check',
      expression: 'reserved between 0 and on_hand',
      doc: 'No more units are reserved than are on hand.',
    },
  ],
  indexes: [{ columns: ['location_id'] }],
  triggers: [
    {
      name: 'stock_levels_follow_movements',
      definition:
        'create trigger stock_levels_follow_movements before insert or update on public.stock_levels for each row execute function public.check_stock_level()',
      rejects: true,
      comment: 'A stock level begins with 0, and changes only by a movement.',
    },
  ],
  relationships: {
    variant: manyToOne('variants', { back_populates: 'stock_levels' }),
    location: manyToOne('locations', { back_populates: 'stock_levels' }),
    movements: oneToMany('stock_movements', { back_populates: 'level' }),
    reservations: oneToMany('stock_reservations', { back_populates: 'level' }),
  },
});
