/** Units by their type: few of each say something of a topic that not everybody reports on. */
export interface Places {
  readonly root: string;
  readonly towns: readonly string[];
  readonly parks: readonly string[];
  readonly universities: readonly string[];
  readonly bureaus: readonly string[];
  readonly schools: readonly string[];
  readonly branches: readonly string[];
}
