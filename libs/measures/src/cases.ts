import { linkageCase } from './ratio/linkage.case.js';
import type { WorkedCase } from './worked-case.js';

/** Every worked case: what the measures must give, by whatever road. */
export const workedCases: readonly WorkedCase[] = [linkageCase];
