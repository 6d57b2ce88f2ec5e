// Runs the specifications of the measures for Stryker in one process: they are loaded once, and then only called, since a mutant is a
// switch in the code. Many times faster than a new worker with all its modules for each of some thousand mutants.
import { globSync, existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { collect, tests } from './specs.mjs';

const specs = 'libs/{measures,replay}/src/**/*.unit.spec.ts';
const own = new URL('specs.mjs', import.meta.url).href;

/** The names that tsconfig.json gives to libraries, and files as they are called before they are compiled. */
registerHooks({
  resolve(specifier, context, next) {
    const [, library] = /^@duibiao\/([a-z]+)$/.exec(specifier) ?? [];
    if (library !== undefined) return next(pathToFileURL(path.resolve(`libs/${library}/src/index.ts`)).href, context);
    if (specifier === 'vitest' && context.parentURL !== own) return next(own, context);
    if (specifier.startsWith('.') && specifier.endsWith('.js')) {
      const source = new URL(specifier.replace(/js$/, 'ts'), context.parentURL);
      if (existsSync(fileURLToPath(source))) return next(source.href, context);
    }
    return next(specifier, context);
  },
});

class SpecRunner {
  /** What the code with the mutants in it looks at. */
  #stryker = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    for (const file of globSync(specs).sort()) {
      await collect(file, () => import(pathToFileURL(path.resolve(file)).href));
    }
  }

  async dryRun() {
    const result = await this.#run(tests, false);
    // absent where no file with mutants was loaded
    const { static: whileLoading, perTest } = (this.#stryker.mutantCoverage ??= { static: {}, perTest: {} });
    // what tests call, too, is judged by them: no need to load everything anew
    for (const called of Object.values(perTest)) for (const id of Object.keys(called)) delete whileLoading[id];
    return { ...result, mutantCoverage: this.#stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const chosen = testFilter === undefined ? tests : tests.filter(({ id }) => testFilter.includes(id));
    Object.assign(this.#stryker, {
      activeMutant: activeMutant.id,
      hitLimit,
      hitCount: hitLimit === undefined ? undefined : 0,
    });
    const result = await this.#run(chosen, true);
    const limit = determineHitLimitReached(this.#stryker.hitCount, hitLimit);
    Object.assign(this.#stryker, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined });
    return toMutantRunResult(limit ?? result);
  }

  /** One after the other; of a mutant the first that fails is enough. */
  async #run(chosen, doesBail) {
    const results = [];
    for (const { id, file, title, body } of chosen) {
      this.#stryker.currentTestId = id;
      const began = performance.now();
      const base = { id, name: title, fileName: path.resolve(file) };
      try {
        await body();
        results.push({ ...base, status: TestStatus.Success, timeSpentMs: performance.now() - began });
      } catch (error) {
        const failureMessage = String(error?.stack ?? error);
        results.push({ ...base, status: TestStatus.Failed, failureMessage, timeSpentMs: performance.now() - began });
        if (doesBail) break;
      }
    }
    this.#stryker.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests: results };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'specs', SpecRunner)];
