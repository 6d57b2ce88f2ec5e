import { useRouteError } from 'react-router';
import { Failure } from '../parts/failure.js';

/** A page that failed takes no other with it. */
export const PageFailed = () => <FailedPage error={useRouteError()} />;

/** In the place of a page. */
export const FailedPage = ({ error }: { readonly error: unknown }) => (
  <section className="centred">
    <Failure error={error} />
  </section>
);
