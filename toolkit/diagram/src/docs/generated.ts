/** How every generated page begins: a file that begins otherwise is never overwritten or removed. */
export const GENERATED = '<!-- Generated from the schema by @trellis/diagram, not to be edited';
