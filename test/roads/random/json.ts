/** A place in parameters: names and numbers of elements. */
export type Path = readonly (string | number)[];

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Every place below a value, outer ones first. */
export const pathsOf = (value: unknown, path: Path = []): readonly Path[] =>
  isGroup(value)
    ? Object.entries(value).flatMap(([name, one]): readonly Path[] => {
        const below = [...path, Array.isArray(value) ? Number(name) : name];
        return [below, ...pathsOf(one, below)];
      })
    : [];

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, name) => (isGroup(inner) ? Reflect.get(inner, name) : undefined), value);

/** A copy with another value at a place; undefined there leaves it out. Places that are not there change nothing. */
export function withValue(value: unknown, [name, ...rest]: Path, wanted: unknown): unknown {
  if (name === undefined) return wanted;
  if (!isGroup(value)) return value;
  const inner = withValue(Reflect.get(value, name), rest, wanted);
  if (Array.isArray(value)) {
    return inner === undefined ? value.toSpliced(Number(name), 1) : Object.assign([...value], { [name]: inner });
  }
  const others = Object.entries(value).filter(([other]) => other !== name);
  return Object.fromEntries(inner === undefined ? others : [...others, [name, inner]]);
}
