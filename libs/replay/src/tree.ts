/**
 * Units as they stand below each other. A unit that nobody opened stands at the top, as the root does.
 */
export class Tree {
  readonly #paths = new Map<string, readonly string[]>();

  /** `parent` of a unit, undefined at the top; `otherwise` where following it comes round in a circle. */
  constructor(
    readonly units: readonly string[],
    private readonly parent: (unit: string) => string | undefined,
    private readonly otherwise: (unit: string) => string | undefined,
  ) {}

  /** Root first, the unit itself last. */
  path(unit: string): readonly string[] {
    let path = this.#paths.get(unit);
    if (path === undefined) {
      path = climb(unit, this.parent) ?? climb(unit, this.otherwise) ?? [unit];
      this.#paths.set(unit, path);
    }
    return path;
  }

  /** Whether a unit is another or lies below it. */
  isWithin(unit: string, top: string): boolean {
    return this.path(unit).includes(top);
  }
}

/** From a unit to the top; undefined where that never ends. */
function climb(unit: string, parent: (unit: string) => string | undefined): readonly string[] | undefined {
  const path = [unit];
  for (let above = parent(unit); above !== undefined; above = parent(above)) {
    if (path.includes(above)) return undefined;
    path.unshift(above);
  }
  return path;
}
