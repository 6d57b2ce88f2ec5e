import type { PlanRule } from '../draft.js';
import { cut } from '../fault.js';

/** An indicator uses indicators of the same plan, and never, by whatever way, itself: they are computed one after another. */
export const usesRule: PlanRule = ({ indicators }, { report, isDamaged }) => {
  const indexes = new Map(indicators.map(({ id }, index) => [id, index]));
  indicators.forEach(({ uses }, index) => {
    uses.forEach((id, place) => {
      if (id === undefined || indexes.has(id) || isDamaged(['indicators'])) return;
      const legal = 'must be the id of another indicator of the plan';
      report(['indicators', index, 'uses', place], 'unknown-indicator', `is "${id}": ${legal}`);
    });
  });
  const edges = indicators.map(({ uses }) => uses.map((id) => (id === undefined ? undefined : indexes.get(id))));
  for (const { circle, place } of circles(edges)) {
    const last = circle.at(-1) ?? 0;
    const round = [...circle, circle[0] ?? 0].map((index) => indicators[index]?.id).join(' → ');
    const legal = 'must name no indicator that uses this one';
    report(['indicators', last, 'uses', place], 'indicator-circle', `closes the circle ${cut(round, 2_000)}: ${legal}`);
  }
};

interface Circle {
  /** Indexes; each uses the next, the last the first. */
  readonly circle: readonly number[];
  /** Which entry of the last one's list closes it. */
  readonly place: number;
}

/** Every edge that leads back onto the way taken, walking in depth from each in turn; visits an edge once. */
function circles(edges: readonly (readonly (number | undefined)[])[]): readonly Circle[] {
  const found: Circle[] = [];
  const done = new Set<number>();
  for (const start of edges.keys()) {
    if (done.has(start)) continue;
    const way = [{ at: start, next: 0 }];
    const depth = new Map([[start, 0]]);
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const place = top.next++;
      const list = edges[top.at] ?? [];
      if (place >= list.length) {
        way.pop();
        depth.delete(top.at);
        done.add(top.at);
        continue;
      }
      const to = list[place];
      if (to === undefined || done.has(to)) continue;
      const begin = depth.get(to);
      if (begin !== undefined) {
        found.push({ circle: way.slice(begin).map(({ at }) => at), place });
      } else {
        depth.set(to, way.length);
        way.push({ at: to, next: 0 });
      }
    }
  }
  return found;
}
