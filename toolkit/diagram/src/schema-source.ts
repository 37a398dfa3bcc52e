import { type Model, type SchemaDescriptor, toModel } from '@trellis/model';

/** What can be drawn and described: a Model, or the descriptors that declare one. */
export type Source = Model | SchemaDescriptor;

/** A source read once: its Model, and its descriptors where it is made of them. */
export interface Subject {
  readonly model: Model;
  /** They alone know relationships and what the whole is called. */
  readonly schema: SchemaDescriptor | undefined;
}

/** The Model of a source. */
export function modelOf(source: Source): Model {
  return subjectOf(source).model;
}

/** A source with its Model made. */
export function subjectOf(source: Source): Subject {
  return 'format' in source
    ? { model: source, schema: undefined }
    : { model: toModel(source), schema: source };
}
