import type { Config, Logger } from '@duibiao/platform';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AlertsController, ListAlertsHandler } from './alerts/alerts.controller.js';
import { AttainmentReader } from './attainments/attainment-reader.js';
import {
  AttainmentsController,
  ReadAttainmentsHandler,
  ReadLineageHandler,
} from './attainments/attainments.controller.js';
import { ReadMatrixHandler } from './attainments/read-matrix.handler.js';
import { ChangesController } from './changes/changes.controller.js';
import { ProgressWatch } from './changes/progress-watch.js';
import { ContentsController, ReadContentHandler } from './contents/contents.controller.js';
import { CoreModule } from './core/core.module.js';
import {
  DemonstrationAccountsController,
  ListDemonstrationAccountsHandler,
} from './demonstration-accounts/demonstration-accounts.controller.js';
import { DutiesController } from './duties/duties.controller.js';
import { DutyReader } from './duties/duty-reader.js';
import { ReadDutiesHandler } from './duties/read-duties.handler.js';
import {
  EventsController,
  ProveEventHandler,
  ReadEventHandler,
  ReadEventsHandler,
} from './events/events.controller.js';
import { FactKindsController, ListFactKindsHandler } from './fact-kinds/fact-kinds.controller.js';
import { CorrectFactHandler, VoidFactHandler } from './facts/change-fact.handler.js';
import { FactsController } from './facts/facts.controller.js';
import { ReadFactHandler } from './facts/read-fact.handler.js';
import { HealthController } from './health/health.controller.js';
import { AuthGuard } from './http/auth.guard.js';
import { Callers } from './http/callers.js';
import { ProblemFilter } from './http/problem.filter.js';
import { validationPipe } from './http/validation.js';
import { IssueKeyHandler, KeysController } from './keys/keys.controller.js';
import { LedgersController, ListLedgersHandler, OpenLedgerHandler } from './ledgers/ledgers.controller.js';
import {
  LogController,
  ReadBundleHandler,
  ReadCheckpointHandler,
  ReadCheckpointsHandler,
  ReadTileHandler,
} from './log/log.controller.js';
import { ChangeLogKeyHandler, ReopenLogHandler, ResumeLogHandler } from './log/change-log.handler.js';
import { LogChangesController } from './log/log-changes.controller.js';
import { ProofReader } from './log/proof-reader.js';
import {
  ListParkedFactsHandler,
  ParkedFactsController,
  ReleaseParkedFactHandler,
} from './parked-facts/parked-facts.controller.js';
import { MeController, ReadMeHandler } from './me/me.controller.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { PlanShelf } from './plans/plan-shelf.js';
import { PlansController } from './plans/plans.controller.js';
import { PublishPlanHandler } from './plans/publish-plan.handler.js';
import { ReadIndicatorHandler } from './plans/read-indicator.handler.js';
import {
  ListPlansHandler,
  ReadPlanHandler,
  ReadPlanOutlineHandler,
  ReadPlanVersionsHandler,
} from './plans/read-plan.handler.js';
import { QueueSessionsController } from './queues/queue-sessions.controller.js';
import { RebuildsController } from './rebuilds/rebuilds.controller.js';
import { RequestRebuildHandler } from './rebuilds/request-rebuild.handler.js';
import {
  CompareResultsHandler,
  ListRecomputationsHandler,
  ReadRecomputationHandler,
  ReadResultHandler,
} from './recomputations/read-recomputations.handler.js';
import { RecomputationsController } from './recomputations/recomputations.controller.js';
import { RecomputeHandler } from './recomputations/recompute.handler.js';
import { ScheduleReader } from './schedules/schedule-reader.js';
import { SchedulesController } from './schedules/schedules.controller.js';
import { ListSchedulesHandler, RunScheduleHandler, SetSchedulesHandler } from './schedules/schedules.handler.js';
import { ReplayReader } from './replays/replay-reader.js';
import { ReplayResolver } from './replays/replay-resolver.js';
import { ReplaysController } from './replays/replays.controller.js';
import { RequestReplayHandler } from './replays/request-replay.handler.js';
import { EraseSubjectHandler } from './subjects/erase-subject.handler.js';
import { NameSubjectsHandler, SubjectsController } from './subjects/subjects.controller.js';
import { SubmissionsController } from './submissions/submissions.controller.js';
import { ReadReceiptHandler } from './submissions/read-receipt.handler.js';
import { ListSubmissionsHandler, ReadSubmissionHandler } from './submissions/read-submissions.handler.js';
import { ReviewSubmissionHandler } from './submissions/review-submission.handler.js';
import { SubmitFactsHandler } from './submissions/submit-facts.handler.js';
import { ChangeUnitsHandler } from './units/change-units.handler.js';
import { ListUnitsHandler, UnitsController } from './units/units.controller.js';

/** The HTTP API: one folder a resource; every controller speaks to the command and query buses. */
@Module({})
export class ApiModule {
  static with(config: Config, logger: Logger): DynamicModule {
    return {
      module: ApiModule,
      imports: [CoreModule.with(config, logger), CqrsModule.forRoot()],
      controllers: [
        AlertsController,
        AttainmentsController,
        ChangesController,
        ContentsController,
        DemonstrationAccountsController,
        DutiesController,
        EventsController,
        FactKindsController,
        FactsController,
        HealthController,
        KeysController,
        LedgersController,
        LogController,
        LogChangesController,
        MeController,
        MetricsController,
        ParkedFactsController,
        PlansController,
        QueueSessionsController,
        RebuildsController,
        RecomputationsController,
        SchedulesController,
        ReplaysController,
        SubjectsController,
        SubmissionsController,
        UnitsController,
      ],
      providers: [
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_PIPE, useValue: validationPipe },
        { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
        AttainmentReader,
        Callers,
        DutyReader,
        PlanShelf,
        ProgressWatch,
        ProofReader,
        ProveEventHandler,
        ChangeLogKeyHandler,
        ReopenLogHandler,
        ResumeLogHandler,
        ReadBundleHandler,
        ReadCheckpointsHandler,
        ReadContentHandler,
        ReadCheckpointHandler,
        ReadReceiptHandler,
        ReadTileHandler,
        ScheduleReader,
        CompareResultsHandler,
        ListRecomputationsHandler,
        ListSchedulesHandler,
        ReadRecomputationHandler,
        ReadResultHandler,
        RecomputeHandler,
        RunScheduleHandler,
        SetSchedulesHandler,
        ReplayReader,
        ReplayResolver,
        ChangeUnitsHandler,
        CorrectFactHandler,
        EraseSubjectHandler,
        IssueKeyHandler,
        ListAlertsHandler,
        ListDemonstrationAccountsHandler,
        ListFactKindsHandler,
        ListLedgersHandler,
        ListParkedFactsHandler,
        ListSubmissionsHandler,
        ListUnitsHandler,
        NameSubjectsHandler,
        OpenLedgerHandler,
        PublishPlanHandler,
        ReadAttainmentsHandler,
        ReadDutiesHandler,
        ReadEventHandler,
        ReadEventsHandler,
        ReadFactHandler,
        ReadLineageHandler,
        ReadIndicatorHandler,
        ReadMatrixHandler,
        ReadMeHandler,
        ReadPlanHandler,
        ReadPlanOutlineHandler,
        ReadPlanVersionsHandler,
        ListPlansHandler,
        ReadSubmissionHandler,
        RequestReplayHandler,
        RequestRebuildHandler,
        ReleaseParkedFactHandler,
        ReviewSubmissionHandler,
        SubmitFactsHandler,
        VoidFactHandler,
      ],
    };
  }
}
