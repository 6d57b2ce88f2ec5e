import { Problem } from '../api/problem.js';
import { type Draft, newKey } from './draft.js';
import { isSettled } from './outcome.js';

interface Sending<Body, Answer> {
  readonly draft: Draft;
  readonly save: (draft: Draft) => void;
  /** What the draft says; it is asked for only where nothing was sent before. */
  readonly body: () => Promise<Body>;
  readonly send: (key: string, body: Body) => Promise<Answer>;
}

/**
 * Sends what a draft says, under its key. While the outcome is not known, exactly what was sent is sent again under the same key, whatever happened
 * in between: a reload, a new sign-in, a restart of the server. Once it is refused, the contents may be changed, and get another key.
 *
 * @throws Problem
 */
export async function sendDraft<Body, Answer>({ draft, save, body, send }: Sending<Body, Answer>): Promise<Answer> {
  const asked = draft.asked ?? JSON.stringify(await body());
  save({ ...draft, asked });
  try {
    return await send(draft.key, JSON.parse(asked) as Body);
  } catch (error) {
    if (error instanceof Problem && isSettled(error.status, draft.asked !== undefined)) {
      const { asked: _, ...rest } = draft;
      save({ ...rest, key: newKey() });
    }
    throw error;
  }
}
