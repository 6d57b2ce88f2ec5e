export { answerDoorbells, type AnswerOptions } from './answer.js';
export { type JobWorker, prepareQueues, type QueueBackend, queueBackend } from './backend.js';
export { type JobCount, type JobCounts, openJobCounts } from './counts.js';
export { type Doorbell, type DoorbellOptions, openDoorbell } from './doorbell.js';
export { type DoorbellJob, queueNames } from './queues.js';
