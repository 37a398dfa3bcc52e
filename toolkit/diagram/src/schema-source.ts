import { type Model, type SchemaDescriptor, toModel } from '@trellis/model';

/**
 * Schema to draw and describe: a Model, or the descriptors that declare one.
 *
 * @example
 * import { erd, type SchemaSource } from '@trellis/diagram';
 *
 * const fenced = (source: SchemaSource) => `\`\`\`mermaid\n${erd(source)}\`\`\``;
 */
export type SchemaSource = Model | SchemaDescriptor;

/** Model of a source, and its descriptors if it is declared by descriptors. */
export interface ResolvedSource {
  readonly model: Model;
  /** The Model has no relationships, no name of the schema, and no references of view columns. */
  readonly schema: SchemaDescriptor | undefined;
}

/** Returns the Model of a source. */
export function modelOf(source: SchemaSource): Model {
  return resolveSource(source).model;
}

/** Returns the Model of a source with its descriptors, if it has them. */
export function resolveSource(source: SchemaSource): ResolvedSource {
  return 'format' in source
    ? { model: source, schema: undefined }
    : { model: toModel(source), schema: source };
}
