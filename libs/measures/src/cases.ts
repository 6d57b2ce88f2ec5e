import { associationCase } from './coverage/association.case.js';
import { conferenceCase } from './coverage/conference.case.js';
import { movingEntriesCase } from './coverage/moving-entries.case.js';
import { pioneersCase } from './coverage/pioneers.case.js';
import { threeFramesCase } from './coverage/three-frames.case.js';
import { admissionCase } from './eligibility/admission.case.js';
import { decisionCase } from './eligibility/decision.case.js';
import { numberCase } from './eligibility/number.case.js';
import { deliverableCase } from './milestone/deliverable.case.js';
import { linkageCase } from './ratio/linkage.case.js';
import { entryCase } from './timely-response/entry.case.js';
import { responseCase } from './timely-response/response.case.js';
import type { WorkedCase } from './worked-case.js';

/** Every worked case: what the measures must give, by whatever road. */
export const workedCases: readonly WorkedCase[] = [
  admissionCase,
  associationCase,
  conferenceCase,
  decisionCase,
  deliverableCase,
  entryCase,
  linkageCase,
  movingEntriesCase,
  numberCase,
  pioneersCase,
  responseCase,
  threeFramesCase,
];
