import { describe, expect, it } from 'vitest';
import { gather } from './gather.js';

/** A call that waits until it is let go; batches are kept in the order in which they ran. */
function slowCall() {
  const batches: number[][] = [];
  const waiting: (() => void)[] = [];
  const run = async (items: readonly number[]): Promise<number[]> => {
    batches.push([...items]);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return items.map((item) => item * 10);
  };
  const letGo = async (): Promise<void> => {
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    waiting.shift()?.();
  };
  return { batches, run, letGo };
}

describe('gather', () => {
  it('sends a lone item at once and what came meanwhile together, each with its own answer', async () => {
    const { batches, run, letGo } = slowCall();
    const ask = gather(run, { max: 10 });
    const first = ask(1);
    await letGo();
    expect(await first).toBe(10);
    const second = ask(2);
    while (batches.length < 2) await new Promise((resolve) => setImmediate(resolve));
    const rest = Promise.all([ask(3), ask(4), ask(5)]);
    await letGo();
    await letGo();
    expect(await second).toBe(20);
    expect(await rest).toEqual([30, 40, 50]);
    expect(batches).toEqual([[1], [2], [3, 4, 5]]);
  });

  it('keeps to the size and to what may ride together, and forgets nobody', async () => {
    const { batches, run, letGo } = slowCall();
    const sameParity = () => {
      const chosen: number[] = [];
      return (item: number) => chosen.every((other) => other % 2 === item % 2) && chosen.push(item) > 0;
    };
    const ask = gather(run, { max: 3, board: sameParity });
    const all = Promise.all([1, 2, 3, 4, 5, 7].map(ask));
    for (let i = 0; i < 3; i++) await letGo();
    expect(await all).toEqual([10, 20, 30, 40, 50, 70]);
    expect(batches).toEqual([[1, 3, 5], [2, 4], [7]]);
  });

  it('fails the batch that failed and goes on', async () => {
    let isBroken = true;
    const ask = gather(
      async (items: readonly number[]) => {
        if (isBroken) throw new Error('cut');
        return items;
      },
      { max: 2 },
    );
    await expect(Promise.all([ask(1), ask(2)])).rejects.toThrow('cut');
    isBroken = false;
    expect(await ask(3)).toBe(3);
  });
});
