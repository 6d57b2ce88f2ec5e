import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import { Failure } from './failure.js';

/** A part of a page, loaded when it is first shown. Where it cannot be had, the failure stands in its place, and the rest of the page stays. */
export const lazily = <P extends object>(
  load: () => Promise<ComponentType<P>>,
): LazyExoticComponent<ComponentType<P>> =>
  lazy<ComponentType<P>>(() =>
    load().then(
      (component) => ({ default: component }),
      (error: unknown) => ({ default: () => <Failure error={error} /> }),
    ),
  );
