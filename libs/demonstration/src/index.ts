export type { Command, Correct, DemoFact, NameSubjects, Submit, Void } from './command.js';
export { type Example, waitingTransfers } from './example.js';
export { type Demonstration, type DemonstrationOptions, eventsOf, generateDemonstration } from './generate.js';
export { type DemoKeyFile, readDemoKeys } from './load/key-file.js';
export { loadDemonstration, type LoadOptions, type LoadOutcome, type LoadProgress } from './load/load.js';
export { people as demoPeople } from './load/people.js';
export { readSeeds, type Seeds } from './load/seeds.js';
export type { Stage } from './load/stage.js';
