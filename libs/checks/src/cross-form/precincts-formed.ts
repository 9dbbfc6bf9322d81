import { text } from '#vybory/language';
import {
  precinctCommissionsFormed,
  precinctCountComposition,
  precinctsFormed,
  referendumComposition,
  referendumPrecinctCount,
  voterListNotice,
} from '../forms.js';
import { countIn, rowsIn } from '../reading.js';
import { mutual, relation } from '../relation.js';
import { bindAgreeing, judgedOf, type Paper } from './agreeing.js';

const inDistrict: readonly Paper[] = [
  {
    form: precinctsFormed,
    name: text('утворено дільниць', 'precincts formed:'),
    numbers: (values) => [{ about: '', path: 'precinctsTotal', count: countIn(values, 'precinctsTotal') }],
  },
  {
    form: precinctCommissionsFormed,
    name: text('утворено дільничних комісій', 'precinct commissions formed:'),
    numbers: (values) => [{ about: '', path: 'commissionsTotal', count: countIn(values, 'commissionsTotal') }],
  },
  {
    form: precinctCountComposition,
    name: text('дільниць за повідомленням про їх кількість', 'precincts by the notice of their number:'),
    numbers: (values) => [{ about: '', path: 'precinctsTotal', count: countIn(values, 'precinctsTotal') }],
  },
  {
    form: voterListNotice,
    name: text('дільниць у повідомленні про списки виборців', 'precincts in the voter list notice:'),
    numbers: (values) => [{ about: '', path: 'rows', count: rowsIn(values, 'rows').length }],
  },
];

const inRegion: readonly Paper[] = [
  {
    form: referendumPrecinctCount,
    name: text('утворено дільниць', 'precincts formed:'),
    numbers: (values) => [{ about: '', path: 'total', count: countIn(values, 'total') }],
  },
  {
    form: referendumComposition,
    name: text('дільничних комісій за відомостями про склад', 'precinct commissions by the notice of composition:'),
    numbers: (values) => [{ about: '', path: 'commissionsTotal', count: countIn(values, 'commissionsTotal') }],
  },
];

/**
 * precincts formed = precinct commissions formed = precincts of the voter list notice, per district; precincts = precinct commissions, per region in a
 * referendum. Each notice is held against the others, whichever came first. The clarified voter list notice names only what changed, so it is
 * not compared. Source: OWN. Severity `error`.
 */
export const x19 = relation({
  id: 'X-19',
  version: 1,
  title: text(
    'Утворені дільниці = комісії = дільниці у списках',
    'Precincts formed = commissions = precincts in the lists',
  ),
  formula: 'precincts formed = precinct commissions formed = precincts in the voter list notice',
  source: 'OWN',
  severity: 'error',
  judges: [...judgedOf(inDistrict), ...judgedOf(inRegion)],
  missing: 'skip-any',
  mutual,
  params: {},
  bind: ({ form }) => bindAgreeing(inDistrict, form) ?? bindAgreeing(inRegion, form),
});
