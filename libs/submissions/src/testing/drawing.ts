import { statusLabels, type StatusKind } from '../status.js';
import { transitions, type Transition } from '../transitions.js';

/** The state machine as a mermaid diagram: one arrow per pair of statuses, labelled with the events that lead along it. */
export function mermaidDiagram(): string {
  const arrows = new Map<string, Set<string>>();
  for (const transition of transitions) {
    const arrow = `${state(transition.from)} --> ${state(transition.to)}`;
    arrows.set(arrow, (arrows.get(arrow) ?? new Set()).add(eventOf(transition)));
  }
  const lines = [...arrows].map(([arrow, events]) => `  ${arrow}: ${[...events].join(' / ')}`);
  return ['```mermaid', 'stateDiagram-v2', ...lines, '```'].join('\n');
}

export function transitionTable(): string {
  const rows = transitions.map(
    (transition) => `| ${transition.from} | ${eventOf(transition)} | ${transition.to} | ${transition.when} |`,
  );
  return ['| from | event | to | when |', '|---|---|---|---|', ...rows].join('\n');
}

export function statusTable(): string {
  const rows = Object.entries(statusLabels).map(([kind, { uk, en }]) => `| ${kind} | ${uk} | ${en} |`);
  return ['| status | Ukrainian | English |', '|---|---|---|', ...rows].join('\n');
}

function state(kind: StatusKind | 'nothing'): string {
  return kind === 'nothing' ? '[*]' : kind.replaceAll('-', '_');
}

function eventOf({ event, of }: Transition): string {
  return of === 'itself' ? event : `${event} of a later version`;
}
