import type { Severity } from '#vybory/campaigns';
import { text } from '#vybory/language';
import type { Finding } from './finding.js';
import { outcome, relationsToAnswer } from './outcome.js';

function finding(relation: string, severity: Severity): Finding {
  return { relation, severity, fields: [], expected: 0, actual: 1, message: text('так', 'so') };
}

const act = (relation: string) => ({ relation });

test('nothing found, warnings and infos are accepted', () => {
  expect(outcome([], [])).toBe('accept');
  expect(outcome([finding('P-16', 'warning'), finding('P-14', 'info')], [])).toBe('accept');
});

test('a finding that needs an act returns the submission until its relation has one', () => {
  const findings = [finding('P-1', 'act'), finding('P-2', 'act'), finding('P-16', 'warning')];
  expect(outcome(findings, [])).toBe('return');
  expect(outcome(findings, [act('P-1')])).toBe('return');
  expect(outcome(findings, [act('P-1'), act('P-2')])).toBe('accept-with-act');
});

test('an error returns it whatever acts there are', () => {
  expect(outcome([finding('P-4', 'error'), finding('P-1', 'act')], [act('P-4'), act('P-1')])).toBe('return');
});

test('an act that answers nothing changes nothing', () => {
  expect(outcome([], [act('P-1')])).toBe('accept');
  expect(outcome([finding('P-16', 'warning')], [act('P-16')])).toBe('accept');
});

test('what keeps it from being accepted is named once each, in the order of the findings', () => {
  const findings = [finding('P-1', 'act'), finding('P-4', 'error'), finding('P-4', 'error'), finding('P-2', 'act')];
  expect(relationsToAnswer(findings, [act('P-2')])).toEqual(['P-1', 'P-4']);
});
