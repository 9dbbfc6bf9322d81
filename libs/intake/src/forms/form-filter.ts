import { bodyKeys, campaignKinds, formCategories, type FormDefinition, type OrderItem } from '#vybory/forms';
import { text } from '#vybory/language';
import { Problem, type ProblemError } from '#vybory/platform';

/** What the catalogue can be asked for; all that is named must hold, kind and body of one and the same item of the order. */
export const formFilters: Readonly<Record<'kind' | 'body' | 'category', readonly string[]>> = {
  kind: campaignKinds,
  body: bodyKeys,
  category: formCategories,
};

/**
 * With a campaign, `body` is one of that campaign, for the caller to judge.
 * @throws Problem 400 for a parameter or a value that there is not: an empty list would hide a slip of the pen
 */
export function formFilter(parameters: Readonly<Record<string, unknown>>): (form: FormDefinition) => boolean {
  const { campaign, ...others } = parameters;
  const { body: ofCampaign, ...ofOrder } = others;
  const filters = campaign === undefined ? others : ofOrder;
  const errors = Object.entries(filters).flatMap(([name, value]) => refusal(name, value));
  if (campaign !== undefined && ofCampaign !== undefined && typeof ofCampaign !== 'string') {
    errors.push(unknownValue('body'));
  }
  if (errors.length > 0) {
    throw new Problem({
      status: 400,
      code: 'parameters-malformed',
      title: text('Некоректні параметри запиту', 'The parameters of the request are malformed'),
      errors,
    });
  }
  const { kind, body, category }: Readonly<Record<string, unknown>> = filters;
  const ofAnyItem = kind === undefined && body === undefined;
  const fits = (item: OrderItem): boolean =>
    (kind === undefined || item.kind === kind) && (body === undefined || item.body === body);
  return (form) => (category === undefined || form.category === category) && (ofAnyItem || form.items.some(fits));
}

function refusal(name: string, value: unknown): readonly ProblemError[] {
  const known = isFilter(name) ? formFilters[name] : undefined;
  if (known === undefined) {
    const message = text('Такого параметра немає', 'There is no such parameter');
    return [{ path: name.slice(0, 64), code: 'parameter-unknown', message }];
  }
  return typeof value === 'string' && known.includes(value) ? [] : [{ ...unknownValue(name), expected: known }];
}

function unknownValue(path: string): ProblemError {
  return { path, code: 'parameter-value-unknown', message: text('Такого значення немає', 'There is no such value') };
}

function isFilter(name: string): name is keyof typeof formFilters {
  return Object.hasOwn(formFilters, name);
}
