export * from './grants.js';
export { randomId, randomness, subjectIdPattern } from './ids.js';
export * from './keys.js';
export * from './subjects.js';
