/** Injection tokens of what the composition provides. */
export const EVENT_LOG = Symbol('EventLog');
export const FORM_CATALOGUE = Symbol('FormCatalogue');
