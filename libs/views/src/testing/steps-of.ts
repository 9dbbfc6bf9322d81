import type { EventLog, LogName } from '#vybory/event-log';
import { formCatalogue } from '#vybory/forms';
import { StepReader } from '../runner/step-reader.js';
import type { Step } from '../step.js';

/** What views make of a whole log. */
export async function stepsOf(eventLog: EventLog, log: LogName): Promise<readonly Step[]> {
  const reader = new StepReader({
    ...{ eventLog, log, forms: formCatalogue() },
    ...{ rememberedSlots: 1_000, dutiesPerBatch: 1_000_000 },
  });
  const steps: Step[] = [];
  for (let after = 0; ;) {
    const page = await eventLog.readLog(log, { after, limit: 1_000 });
    if (page.through === after) return steps;
    const batch = await reader.read(after, page);
    steps.push(...batch.steps);
    after = batch.through;
  }
}
