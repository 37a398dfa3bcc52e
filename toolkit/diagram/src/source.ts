import { type Model, type SchemaDescriptor, toModel } from '@trellis/model';

/** What can be drawn and described: a Model, or the descriptors that declare one. */
export type Source = Model | SchemaDescriptor;

/** The Model of a source. */
export function modelOf(source: Source): Model {
  return 'format' in source ? source : toModel(source);
}

/** The descriptors of a source, which alone know relationships; undefined where it is a Model. */
export function schemaOf(source: Source): SchemaDescriptor | undefined {
  return 'format' in source ? undefined : source;
}
