export * from './form.js';
export { isLineName, lineNames, lineVocabulary, type LineName, type VocabularyLine } from './vocabulary.js';
export { isPlainText } from './predicates.js';
export { findForm, formCatalogue } from './catalogue.js';
export type { DocumentKind, FormDeclaration, FormDefinition, OrderItem } from './definition.js';
export { largestCount } from './fields.js';
export type {
  CellField,
  ChoiceField,
  ContestantField,
  CountField,
  DtoClass,
  FieldDescription,
  FlagField,
  LocalTimeField,
  LocalTimePrecision,
  MapField,
  OwedWhen,
  PrecinctField,
  RowsField,
  TextFieldDescription,
} from './fields.js';
export { errorLimit, fieldErrorCodes, type FieldErrorCode } from './field-error.js';
export { bindForm, validateInContext, type BoundForm } from './context.js';
export { exampleOf, type ExampleOptions } from './example.js';
export { jsonSchemaOf, type JsonSchema, type SchemaOptions } from './json-schema.js';
export { csvColumns, envelopeColumns, type CsvColumn } from './csv-columns.js';
export {
  continuesSubmission,
  harmlessCell,
  valuesFromCsvRecords,
  type CsvRecord,
  type CsvValues,
} from './csv-reading.js';
export { csvRecordsOf } from './csv-writing.js';
export { referenceOptions, validateReference } from './reference.js';
