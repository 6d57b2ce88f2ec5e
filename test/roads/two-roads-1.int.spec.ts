import { compareRoads } from './two-roads.js';

await compareRoads('first');
