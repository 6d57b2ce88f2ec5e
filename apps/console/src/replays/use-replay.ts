import { useEffect, useState } from 'react';
import type { Replay } from '../api/types.js';
import { useRead } from '../api/use-read.js';
import { follow } from '../live/sse.js';
import { useSession } from '../session/session.js';
import { useView } from '../view/view.js';

export type Progress = Replay['progress'];

/** A replay by its id: how far it is, and its report once it is done. */
export function useReplay(id: string) {
  const { ledger } = useView();
  const { key = '' } = useSession();
  const read = useRead(
    ['replay', id],
    (api, path, signal) =>
      api.GET('/v1/ledgers/{ledger}/replays/{replay}', { params: { path: { ...path, replay: id } }, signal }),
    { isFixed: true },
  );
  const [told, setTold] = useState<Progress>();
  const { data, refetch } = read;
  const isOpen = data !== undefined && isUnderWay(data.progress);
  useEffect(() => {
    if (!isOpen) return undefined;
    const gone = new AbortController();
    const path = `/v1/ledgers/${encodeURIComponent(ledger)}/replays/${encodeURIComponent(id)}/progress`;
    void follow({
      path,
      key,
      signal: gone.signal,
      hear: ({ event, data: text }) => {
        if (event === 'progress') setTold(JSON.parse(text) as Progress);
        if (event !== 'end') return;
        gone.abort();
        void refetch();
      },
    });
    return () => gone.abort();
  }, [isOpen, ledger, id, key, refetch]);
  return { read, progress: isOpen ? (told ?? data.progress) : data?.progress };
}

export const isUnderWay = ({ state }: Progress): boolean => state === 'waiting' || state === 'running';
