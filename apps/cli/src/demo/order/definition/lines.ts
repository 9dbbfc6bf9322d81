import type { LineUse } from '#vybory/campaigns';
import type { CampaignKind } from '#vybory/forms';
import { text } from '#vybory/language';

type Line = readonly [line: string, uk: string, en: string];

const received: Line = ['ballotsReceived', 'Кількість виборчих бюлетенів, одержаних комісією', 'Ballots received'];
const onList: Line = ['votersOnList', 'Кількість виборців, внесених до списку', 'Voters on the list'];
const extract: Line = ['votersOnHomeVotingExtract', 'Кількість виборців у витягу зі списку', 'Voters on the extract'];
const unused: Line = ['ballotsUnused', 'Кількість невикористаних бюлетенів', 'Unused ballots'];
const inPremises: Line = ['votersIssuedInPremises', 'Отримали бюлетені у приміщенні', 'Issued in the premises'];
const atHome: Line = ['votersIssuedAtHome', 'Отримали бюлетені за місцем перебування', 'Issued at the place of stay'];
const issued: Line = ['votersIssued', 'Кількість виборців, які отримали бюлетені', 'Voters issued ballots'];
const tookPart: Line = ['votersTookPart', 'Кількість виборців, які взяли участь у голосуванні', 'Voters who took part'];
const invalid: Line = ['ballotsInvalid', 'Кількість недійсних бюлетенів', 'Invalid ballots'];
const none: Line = ['votersSupportedNone', 'Не підтримали жодного', 'Supported none'];
const byDistrict: Line = ['ballotsReceivedByDistrict', 'Одержано окружною комісією', 'Received by the district'];
const cancelled: Line = ['ballotsCancelledByDistrict', 'Погашено окружною комісією', 'Cancelled by the district'];

const presidential = [received, onList, extract, unused, inPremises, atHome, issued, tookPart, invalid, none];
// Law 2766-III (2001), art. 69(2) and 73(1).
const parliamentary = [received, onList, unused, issued, tookPart, invalid, none];
const referendum = [received, onList, unused, issued, tookPart, invalid];

export function precinctLines(kind: CampaignKind): readonly LineUse[] {
  switch (kind) {
    case 'presidential':
      return numbered(presidential);
    case 'parliamentary':
      return numbered(parliamentary);
    case 'referendum':
    case 'local':
      return numbered(referendum);
    default: {
      const never: never = kind;
      return never;
    }
  }
}

/** Lines of the next protocol above the precinct's: of a district, in a referendum of a region. */
export function higherLines(kind: CampaignKind): readonly LineUse[] {
  return kind === 'presidential' ? numbered([byDistrict, cancelled, ...presidential]) : precinctLines(kind);
}

function numbered(lines: readonly Line[]): readonly LineUse[] {
  return lines.map(([line, uk, en], index) => ({ line, no: String(index + 1), label: text(uk, en) }));
}
