import type { FormContext, LineInForm } from '#vybory/forms';
import { text } from '#vybory/language';
import type { ContestDefinition, LineUse } from './definition.js';
import type { FormShape } from './slot-key.js';
import type { SubjectIndex } from './subject-index.js';
import type { TerritoryIndex } from './territory.js';

/** Keeps one context per form, contest and unit, so that what a form compiles for a context is compiled once. */
export class FormContexts {
  private readonly known = new Map<string, FormContext>();

  constructor(
    private readonly territory: TerritoryIndex,
    private readonly subjects: SubjectIndex,
  ) {}

  of(form: FormShape, contest: ContestDefinition | undefined, unit: string): FormContext {
    const place = form.level === 'precinct' ? '' : unit;
    const key = `${form.key} ${contest?.id ?? ''} ${place}`;
    let context = this.known.get(key);
    if (context === undefined) {
      context = this.build(form, contest, place);
      if (place === '' || this.territory.has(place)) this.known.set(key, context);
    }
    return context;
  }

  private build(form: FormShape, contest: ContestDefinition | undefined, place: string): FormContext {
    return {
      lines: linesOf(form, contest).map(lineInForm),
      contestants: (contest?.contestants ?? []).map(({ id, no, name, struckOut = false }) => ({
        id,
        no,
        name,
        struckOut,
      })),
      boxes: form.level === 'precinct' ? (contest?.boxes ?? 'none') : 'none',
      levelOfUnit: (code) => this.territory.level(code),
      regions: () =>
        [...this.territory.codesOfLevel('region')].map((code) => ({
          code,
          name: this.territory.name(code) ?? text(code, code),
        })),
      subject: (id) => this.subjects.get(id),
      subjects: (kinds) => this.subjects.takingPart(kinds),
      hasPrecinct: (code) => this.territory.level(code) === 'precinct' && this.territory.isWithin(code, place),
    };
  }
}

function linesOf(form: FormShape, contest: ContestDefinition | undefined): readonly LineUse[] {
  if (contest === undefined) return [];
  return form.level === 'precinct' ? contest.precinctLines : (contest.districtLines ?? []);
}

function lineInForm({ line, no, label, required = true }: LineUse): LineInForm {
  return { name: line, no, label, required };
}
