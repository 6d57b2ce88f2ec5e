import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.js';
import { inLanguage } from '../i18n/i18n.js';
import { useView } from '../view/view.js';

interface Named {
  readonly indicators?: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[];
}

/** What the plan's indicators are called, by id. */
export function useIndicatorNames(): ReadonlyMap<string, string> {
  const { plan } = useView();
  const { i18n } = useTranslation();
  const { data } = useRead(['plan', plan], (api, { ledger }, signal) =>
    api.GET('/v1/ledgers/{ledger}/plans/{plan}', { params: { path: { ledger, plan } }, signal }),
  );
  const { indicators = [] } = (data?.plan ?? {}) as Named;
  return new Map(indicators.map(({ id, name }) => [id, inLanguage(name, i18n.language)]));
}
