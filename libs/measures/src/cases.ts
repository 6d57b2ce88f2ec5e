import { activityEdgesCase } from './activity/activity-edges.case.js';
import { jointEventCase } from './activity/joint-event.case.js';
import { associationCase } from './coverage/association.case.js';
import { conferenceCase } from './coverage/conference.case.js';
import { movingEntriesCase } from './coverage/moving-entries.case.js';
import { pioneersCase } from './coverage/pioneers.case.js';
import { threeFramesCase } from './coverage/three-frames.case.js';
import { deliverableCase } from './milestone/deliverable.case.js';
import { periodEdgesCase } from './per-period/edges.case.js';
import { studyCase } from './per-period/study.case.js';
import { annualReportCase } from './per-subject-min/annual-report.case.js';
import { debriefsCase } from './per-subject-min/debriefs.case.js';
import { subjectEdgesCase } from './per-subject-min/edges.case.js';
import { lessonsCase } from './per-subject-min/lessons.case.js';
import { streetSecretariesCase } from './per-subject-min/street-secretaries.case.js';
import { talksCase } from './per-subject-min/talks.case.js';
import { ratingEdgesCase } from './rating/rating-edges.case.js';
import { starRatingCase } from './rating/star-rating.case.js';
import { linkageCase } from './ratio/linkage.case.js';
import { recommendCase } from './ratio/recommend.case.js';
import { leagueYouthCase } from './trend/league-youth.case.js';
import { trendEdgesCase } from './trend/trend-edges.case.js';
import type { WorkedCase } from './worked-case.js';

/** Every worked case: what the measures must give, by whatever road. */
export const workedCases: readonly WorkedCase[] = [
  activityEdgesCase,
  annualReportCase,
  associationCase,
  conferenceCase,
  debriefsCase,
  deliverableCase,
  jointEventCase,
  leagueYouthCase,
  lessonsCase,
  linkageCase,
  movingEntriesCase,
  periodEdgesCase,
  pioneersCase,
  ratingEdgesCase,
  recommendCase,
  starRatingCase,
  streetSecretariesCase,
  studyCase,
  subjectEdgesCase,
  talksCase,
  threeFramesCase,
  trendEdgesCase,
];
