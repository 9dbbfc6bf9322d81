import { completenessView } from './completeness/completeness.view.js';
import { discrepanciesView } from './discrepancies/discrepancies.view.js';
import { findingsView } from './findings/findings.view.js';
import { journalView } from './journal/journal.view.js';
import { resultsView } from './results/results.view.js';
import { turnoutView } from './turnout/turnout.view.js';
import type { View } from './view.js';

/** Every view of the system; a new one is a folder and a line here. What writes most comes first, so that the others are folded meanwhile. */
export const allViews: readonly View[] = [
  journalView,
  completenessView,
  resultsView,
  turnoutView,
  findingsView,
  discrepanciesView,
];
