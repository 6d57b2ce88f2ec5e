import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { DemonstrationSystem, openBrowser, visit } from './system.js';

/** What the tests of one file drive: a demonstration of their own, and a browser. */
export interface Driver {
  readonly system: DemonstrationSystem;
  readonly browser: Browser;
  /** A page as a visitor has it, as the operator unless another key is given. */
  readonly open: (address: string, options?: Parameters<typeof visit>[2]) => Promise<Page>;
}

/** A page waits long: the machine may be slow. */
export const PATIENCE_MS = 120_000;

/** Starts both before the tests of a file. After each test no page had failed, and none had asked anything from elsewhere. */
export function drive(): Driver {
  let system: DemonstrationSystem;
  let browser: Browser;
  let [errors, outsides]: [string[], string[][]] = [[], []];
  beforeAll(async () => {
    [system, browser] = await Promise.all([DemonstrationSystem.start(), openBrowser()]);
  });
  beforeEach(() => {
    [errors, outsides] = [[], []];
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect({ errors, outside: outsides.flat() }).toEqual({ errors: [], outside: [] });
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });
  return {
    get system() {
      return system;
    },
    get browser() {
      return browser;
    },
    open: async (address, options) => {
      const { page, outside } = await visit(browser, system, { key: system.key('operator'), ...options });
      outsides.push(outside);
      page.on('pageerror', ({ message }) => errors.push(message));
      page.setDefaultTimeout(PATIENCE_MS);
      await page.goto(address);
      return page;
    },
  };
}

/** Chooses a unit in a field of a form by its name. */
export async function chooseUnit(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.click();
  await field.fill(name);
  await page.locator('.ant-select-tree-title:visible', { hasText: name }).first().click();
}
