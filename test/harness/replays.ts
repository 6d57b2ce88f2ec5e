import type { Report } from '@duibiao/replay';
import type { Answer, Client, ProblemBody } from './client.js';
import { waitFor } from './wait.js';

/** A replay as the API answers it. */
export interface ReplayBody {
  readonly replay: string;
  readonly progress: { readonly state: string; readonly done: number; readonly total: number };
  readonly digest: string | null;
  readonly error: string | null;
  readonly report: Report | null;
}

export const requestReplay = (client: Client, body: unknown): Promise<Answer<ReplayBody & ProblemBody>> =>
  client.post<ReplayBody & ProblemBody>('replays', body);

/** Asks for a replay and waits until it is over. */
export async function replayed(client: Client, body: unknown): Promise<ReplayBody> {
  const asked = await requestReplay(client, body);
  if (asked.status !== 202) throw new Error(`refused: ${asked.text}`);
  return overReplay(client, asked.body.replay);
}

export async function overReplay(client: Client, id: string): Promise<ReplayBody> {
  const answer = await waitFor(
    () => client.get<ReplayBody>(`replays/${id}`),
    ({ body }) => !['waiting', 'running'].includes(body.progress.state),
  );
  return answer.body;
}
