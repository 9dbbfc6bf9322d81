export * from './form.js';
export { isLineName, lineNames, lineVocabulary, type LineName, type VocabularyLine } from './vocabulary.js';
export { isInheritedName, isPlainText } from './predicates.js';
export { findForm, formCatalogue, formStructures, orderItems } from './catalogue.js';
export type { StructureDefinition } from './structure.js';
export { evaluate, exactOf, exactText, type Exact } from './arithmetic-value.js';
export type { PairRule, PairSide } from './pairs.js';
export { ruleSeverities, type ArithmeticRule, type Expression, type Operand, type RuleSeverity } from './arithmetic.js';
export {
  requestKeyPrefix,
  type DescribedCell,
  type DescribedField,
  type DescribedGroup,
  type DescribedKeyed,
  type DescribedPersonal,
  type DescribedRowField,
  type DescribedRows,
  type DescribedRule,
  type FormDescription,
} from './described/form-description.js';
export { formFromDescription } from './described/form-from-description.js';
export { bodyKeys, isBodyKey, orderBodies, type BodyKey, type OrderBody } from './bodies.js';
export {
  campaignKinds,
  cardinalities,
  carriers,
  documentKinds,
  type CampaignKind,
  type Cardinality,
  type Carrier,
  type DocumentKind,
  type FormDefinition,
  type OrderItem,
} from './definition.js';
export type { DtoClass } from './field-registry.js';
export { isCell, largestCount } from './fields.js';
export type {
  CellField,
  ChoiceField,
  ChoiceOption,
  ContestantField,
  CountField,
  DecimalField,
  FieldDescription,
  FileField,
  FlagField,
  GroupField,
  IdentifierField,
  KeyedField,
  KeySource,
  LocalTimeField,
  LocalTimePrecision,
  MapField,
  MoneyField,
  OwedWhen,
  PrecinctField,
  RowField,
  RowsField,
  SubjectField,
  TextFieldDescription,
  UnitField,
} from './fields.js';
export { declaredRowKeys, rowKeysOf, type RowKey, type RowKeys } from './row-keys.js';
export { fileReferences, type NamedFile } from './file-references.js';
export { identifierSchemes, type IdentifierScheme, type IdentifierSchemeId } from './identifiers.js';
export {
  dataCategories,
  dataSubjects,
  purposes,
  retentionRules,
  type DataCategory,
  type DataSubject,
  type PersonalMark,
  type PersonalOptions,
  type Purpose,
} from './personal-data.js';
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
  type RecordSource,
} from './csv-reading.js';
export { csvRecordsOf } from './csv-writing.js';
export { dataSheet, mostDataRows, workbookTemplate, type WorkbookOptions } from './workbook-template.js';
export { sheetToRead, workbookRecords, type WorkbookRecord, type WorkbookRecords } from './workbook-reading.js';
export type {
  CellLook,
  ColumnEntry,
  EntryRule,
  ReadSheet,
  SheetCell,
  SheetValue,
  TemplateCell,
  TemplateColumn,
  TemplateSheet,
  WorkbookTemplate,
} from './workbook.js';
export { referenceOptions, validateReference } from './reference.js';
