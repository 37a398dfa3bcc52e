/** Beginning of every generated page. A file that begins otherwise is neither overwritten nor removed. */
export const GENERATED = '<!-- Generated from the schema by @trellis/diagram, not to be edited';
