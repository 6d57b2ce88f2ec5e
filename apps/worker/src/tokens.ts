/** Names under which the module provides what is no class. */
export const tokens = {
  pool: Symbol('pool'),
  /** Of recomputations alone: statements of seconds, beside those that project. */
  recomputingPool: Symbol('recomputing pool'),
  /** Of replays alone: they read whole ledgers. */
  replayingPool: Symbol('replaying pool'),
  /** Of rebuilds alone, with lanes of their own. */
  rebuildingPool: Symbol('rebuilding pool'),
  rebuildingLanes: Symbol('rebuilding lanes'),
  /** Of sealing alone: a statement that waits elsewhere does not keep checkpoints waiting. */
  sealingPool: Symbol('sealing pool'),
  lanes: Symbol('lanes'),
  logger: Symbol('logger'),
  queues: Symbol('queues'),
  config: Symbol('config'),
  metrics: Symbol('metrics'),
  counts: Symbol('counts'),
} as const;
