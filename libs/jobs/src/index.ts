export { answerDoorbells, type AnswerOptions } from './answer.js';
export { type JobWorker, prepareQueues, type QueueBackend, queueBackend } from './backend.js';
export { openQueues, type OpenQueues } from './board.js';
export { type JobCount, type JobCounts, openJobCounts } from './counts.js';
export { type Doorbell, type DoorbellOptions, openDoorbell } from './doorbell.js';
export { keepTicks, openTicks, type Tick, type TickQueue } from './ticks.js';
export { type DoorbellJob, queueNames, type QueueName } from './queues.js';
