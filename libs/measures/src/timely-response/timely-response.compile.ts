import type { Compiled } from '../kind.js';
import { compileSelector } from '../selector.js';
import type { TimelyResponseParameters } from './timely-response.schema.js';

const responsesOf = ({ response }: TimelyResponseParameters) => (Array.isArray(response) ? response : [response]);

export function compileTimelyResponse(parameters: TimelyResponseParameters): Compiled {
  const { trigger, owner, match, limit, early } = parameters;
  return {
    selectors: [
      ...compileSelector('trigger', trigger, { unit: owner, match }),
      ...responsesOf(parameters).flatMap((one, index) => compileSelector(`response/${index + 1}`, one, { match })),
    ],
    owner,
    // the interval is null, and with it the last day, unless one of the two is given
    months: limit === null ? null : 'months' in limit ? limit.months : 0,
    days: limit === null ? null : 'days' in limit ? limit.days : 0,
    early,
  };
}
