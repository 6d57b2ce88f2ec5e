// Loaded before a process that is to have a wrong clock (`--import`): what it takes for the time of day is CLOCK_SHIFT_MS off.
// `performance.now()` and timers stay: a wrong clock runs as fast as a right one.
const shiftMs = Number(process.env.CLOCK_SHIFT_MS);
if (!Number.isFinite(shiftMs)) throw new Error('CLOCK_SHIFT_MS is to be a number of milliseconds');

const Right = Date;
const now = () => Right.now() + shiftMs;

globalThis.Date = new Proxy(Right, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new Right(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
