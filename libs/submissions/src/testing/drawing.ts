import { carrierCaseLabels } from '../carriers/case.js';
import { caseTransitions } from '../carriers/transitions.js';
import { paperEntryLabels } from '../paper/entry.js';
import { paperTransitions } from '../paper/transitions.js';
import { statusLabels } from '../status.js';
import { transitions } from '../transitions.js';
import type { Text } from '#vybory/language';

interface Arrow {
  readonly from: string;
  readonly event: string;
  readonly of?: 'itself' | 'a later version';
  readonly to: string;
  readonly when: string;
}

/** The generated parts of `docs/submission-life.md` by name. */
export function generatedParts(): Readonly<Record<string, string>> {
  return {
    ...partsOf('', transitions, statusLabels),
    ...partsOf('paper ', paperTransitions, paperEntryLabels),
    ...partsOf('case ', caseTransitions, carrierCaseLabels),
  };
}

function partsOf(
  machine: string,
  arrows: readonly Arrow[],
  labels: Readonly<Record<string, Text>>,
): Readonly<Record<string, string>> {
  return {
    [`${machine}drawing`]: mermaidDiagram(arrows),
    [`${machine}transitions`]: transitionTable(arrows),
    [`${machine}statuses`]: statusTable(labels),
  };
}

/** The state machine as a mermaid diagram: one arrow per pair of statuses, labelled with the events that lead along it. */
function mermaidDiagram(transitionsDrawn: readonly Arrow[]): string {
  const arrows = new Map<string, Set<string>>();
  for (const transition of transitionsDrawn) {
    const arrow = `${state(transition.from)} --> ${state(transition.to)}`;
    arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(eventOf(transition)));
  }
  const lines = [...arrows].map(([arrow, events]) => `  ${arrow}: ${[...events].join(' / ')}`);
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n');
}

function transitionTable(arrows: readonly Arrow[]): string {
  const rows = arrows.map(
    (transition) => `| ${transition.from} | ${eventOf(transition)} | ${transition.to} | ${transition.when} |`,
  );
  return ['| from | event | to | when |', '|---|---|---|---|', ...rows].join('\n');
}

function statusTable(labels: Readonly<Record<string, Text>>): string {
  const rows = Object.entries(labels).map(([kind, { uk, en }]) => `| ${kind} | ${uk} | ${en} |`);
  return ['| status | Ukrainian | English |', '|---|---|---|', ...rows].join('\n');
}

function state(kind: string): string {
  return kind === 'nothing' ? '[*]' : kind.replaceAll('-', '_');
}

function eventOf({ event, of }: Arrow): string {
  return of === 'a later version' ? `${event} of a later version` : event;
}
