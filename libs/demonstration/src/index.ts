export {
  type Command,
  type Correct,
  type DemoFact,
  isMember,
  type NameSubjects,
  type Submit,
  type Void,
} from './command.js';
export { type Example, waitingTransfers } from './example.js';
export { dongguan } from './dongguan.js';
export { type Demonstration, type DemonstrationOptions, eventsOf, generateDemonstration } from './generate.js';
export { innerMongolia } from './inner-mongolia.js';
export { type DemoKeyFile, type DemoKeys, demoKeysOf, readDemoKeys } from './load/key-file.js';
export { ensureKeys, loadDemonstration, type LoadOptions, type LoadOutcome, type LoadProgress } from './load/load.js';
export { readSeeds, type Seeds } from './load/seeds.js';
export type { DemoPerson } from './people.js';
export type { Show } from './show.js';
export type { Stage } from './load/stage.js';
