import type { FormKey } from '#vybory/forms';

/** Forms that relations judge. */
export const precinctProtocol = 'precinct-count-protocol' as FormKey;
export const districtProtocol = 'district-results-protocol' as FormKey;
export const voterListNotice = 'voter-list-count-notice' as FormKey;
export const clarifiedVoterListNotice = 'voter-list-count-clarified-notice' as FormKey;
export const ballotsHandedOver = 'ballots-handed-over-protocol' as FormKey;
export const turnoutNotice = 'turnout-notice' as FormKey;
