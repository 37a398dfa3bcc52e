import { integer, oneToMany, table, text, varchar } from '@trellis/model';

/**
 * Table `locations`: warehouses and stores that have stock.
 *
 * @example
 * import { locations } from '@shop/schema';
 *
 * console.log(locations.relationships.stock_levels.back_populates); // location
 */
export const locations = table('locations', {
  doc: 'Places that have stock.',
  columns: {
    location_id: integer({ identity: 'always', primaryKey: true, doc: 'Location number.' }),
    code: text({ unique: true, doc: 'Short name of the location, such as MAIN.' }),
    name: varchar({ doc: 'Name of the location.' }),
  },
  checks: [
    {
      name: 'locations_code_check',
      expression: "code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'",
      doc: 'The code of a location has upper-case letters and digits, in groups joined by single hyphens.',
    },
    { name: 'locations_name_check', expression: "name <> ''", doc: 'A location has a name.' },
  ],
  relationships: { stock_levels: oneToMany('stock_levels', { back_populates: 'location' }) },
});
