/** Names under which the module provides what is no class. */
export const tokens = {
  pool: Symbol('pool'),
  lanes: Symbol('lanes'),
  logger: Symbol('logger'),
  queues: Symbol('queues'),
} as const;
