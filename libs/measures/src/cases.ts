import { activityEdgesCase } from './activity/activity-edges.case.js';
import { jointEventCase } from './activity/joint-event.case.js';
import { associationCase } from './coverage/association.case.js';
import { conferenceCase } from './coverage/conference.case.js';
import { coverageEdgesCase } from './coverage/coverage-edges.case.js';
import { movingEntriesCase } from './coverage/moving-entries.case.js';
import { pioneersCase } from './coverage/pioneers.case.js';
import { threeFramesCase } from './coverage/three-frames.case.js';
import { twoSourcesCase } from './coverage/two-sources.case.js';
import { hundredThousandCase } from './cumulative-quota/hundred-thousand.case.js';
import { numberCapCase } from './cumulative-quota/number-cap.case.js';
import { quotaAmountsCase } from './cumulative-quota/quota-amounts.case.js';
import { quotaEdgesCase } from './cumulative-quota/quota-edges.case.js';
import { durationEdgesCase } from './duration-in-window/duration-edges.case.js';
import { durationLimitsCase } from './duration-in-window/duration-limits.case.js';
import { shadowTrainingCase } from './duration-in-window/shadow-training.case.js';
import { admissionCase } from './eligibility/admission.case.js';
import { decisionCase } from './eligibility/decision.case.js';
import { decisionLimitsCase } from './eligibility/decision-limits.case.js';
import { numberCase } from './eligibility/number.case.js';
import { deliverableCase } from './milestone/deliverable.case.js';
import { periodEdgesCase } from './per-period/edges.case.js';
import { periodLimitsCase } from './per-period/period-limits.case.js';
import { studyCase } from './per-period/study.case.js';
import { annualReportCase } from './per-subject-min/annual-report.case.js';
import { debriefsCase } from './per-subject-min/debriefs.case.js';
import { subjectEdgesCase } from './per-subject-min/edges.case.js';
import { lessonsCase } from './per-subject-min/lessons.case.js';
import { streetSecretariesCase } from './per-subject-min/street-secretaries.case.js';
import { subjectCountsCase } from './per-subject-min/subject-counts.case.js';
import { talksCase } from './per-subject-min/talks.case.js';
import { ratingEdgesCase } from './rating/rating-edges.case.js';
import { ratingOrderCase } from './rating/rating-order.case.js';
import { starRatingCase } from './rating/star-rating.case.js';
import { linkageCase } from './ratio/linkage.case.js';
import { ratioEdgesCase } from './ratio/ratio-edges.case.js';
import { recommendCase } from './ratio/recommend.case.js';
import { entryCase } from './timely-response/entry.case.js';
import { responseLimitsCase } from './timely-response/response-limits.case.js';
import { responseCase } from './timely-response/response.case.js';
import { leagueYouthCase } from './trend/league-youth.case.js';
import { trendEdgesCase } from './trend/trend-edges.case.js';
import type { WorkedCase } from './worked-case.js';

/** Every worked case: what the measures must give, by whatever road. */
export const workedCases: readonly WorkedCase[] = [
  activityEdgesCase,
  admissionCase,
  annualReportCase,
  associationCase,
  conferenceCase,
  coverageEdgesCase,
  debriefsCase,
  decisionCase,
  decisionLimitsCase,
  deliverableCase,
  durationEdgesCase,
  durationLimitsCase,
  entryCase,
  hundredThousandCase,
  jointEventCase,
  leagueYouthCase,
  lessonsCase,
  linkageCase,
  movingEntriesCase,
  numberCapCase,
  numberCase,
  periodEdgesCase,
  periodLimitsCase,
  pioneersCase,
  quotaAmountsCase,
  quotaEdgesCase,
  ratingEdgesCase,
  ratioEdgesCase,
  ratingOrderCase,
  recommendCase,
  responseCase,
  responseLimitsCase,
  shadowTrainingCase,
  starRatingCase,
  streetSecretariesCase,
  studyCase,
  subjectCountsCase,
  subjectEdgesCase,
  talksCase,
  threeFramesCase,
  trendEdgesCase,
  twoSourcesCase,
];
