/** What is wrong with a ledger, once for each cause, until it is gone: for operators and auditors. */
export {
  type Alert,
  type AlertKind,
  alertKinds,
  type AlertName,
  type AlertState,
  alertStates,
  type Finding,
} from './alert.js';
export { type AlertQuestion, countOpenAlerts, listAlerts } from './list.js';
export { type Queryable, raiseAlert, type Raised, settleAlert } from './raise.js';
