import { ClearError } from '@duibiao/platform';
import { exitCode } from '../../exit-code.js';

/** With what to compare, as it is typed. */
export interface AgainstOptions {
  readonly against?: string;
  readonly againstAt?: string;
  readonly againstOn?: string;
  readonly againstPlanVersion?: string;
  readonly againstReading?: string;
  readonly againstOrganisation?: string;
}

/** The same as the API takes it. @throws ClearError for what names nothing to compare with */
export function againstOf(options: AgainstOptions): Readonly<Record<string, unknown>> {
  const { against, againstAt, againstOn, againstPlanVersion, againstReading, againstOrganisation } = options;
  const view = {
    at: againstAt,
    on: againstOn,
    planVersion: againstPlanVersion === undefined ? undefined : Number(againstPlanVersion),
    reading: againstReading,
    organisation: againstOrganisation,
  };
  const isTold = Object.values(view).some((one) => one !== undefined);
  if (against === 'replay' || (against === undefined && isTold)) return { with: 'replay', ...view };
  const [, position] = /^published:(\d+)$/.exec(against ?? '') ?? [];
  const isOther = against !== undefined && against !== 'read-models' && position === undefined;
  if (isOther || isTold) {
    const legal = 'read-models, published:<position>, or replay together with --against-at and its like';
    throw new ClearError(`--against ${against ?? ''} names nothing to compare with: expected ${legal}`, exitCode.usage);
  }
  return position === undefined ? { with: 'read-models' } : { with: 'published', at: position };
}
