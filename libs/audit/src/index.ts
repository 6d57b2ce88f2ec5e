export { CannotReplay, makeReport } from './make-report.js';
export {
  type AskedAgainst,
  type AskedView,
  isOver,
  type Replay,
  type ReplayQuestion,
  type ReplayState,
  replayStates,
} from './replay.js';
export { cancelReplay, findReplay, maxOpen, readReport, requestReplay } from './requests.js';
export { workOnReplay, type WorkOptions } from './work.js';
