import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.js';
import { inLanguage } from '../i18n/i18n.js';

/** The fact kinds in force. */
export const useKinds = () =>
  useRead(['fact-kinds'], (api, path, signal) =>
    api.GET('/v1/ledgers/{ledger}/fact-kinds', { params: { path }, signal }),
  );

/** What the kinds are called in the reader's language, by kind. */
export function useKindNames(): ReadonlyMap<string, string> {
  const { i18n } = useTranslation();
  const { data } = useKinds();
  return useMemo(
    () => new Map((data?.kinds ?? []).map(({ kind, name }) => [kind, inLanguage(name, i18n.language)])),
    [data, i18n.language],
  );
}
