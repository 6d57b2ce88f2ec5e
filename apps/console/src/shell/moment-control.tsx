import { Button, Input, Popover, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDay } from '../view/moment.js';
import { useKnownText } from '../view/use-known-text.js';
import { useView } from '../view/view.js';

/**
 * The moment that is looked at. A day alone means: that day as it was known then (`at`); with "as known now" only what happened by then is counted,
 * whenever it was recorded (`on`).
 */
export function MomentControl() {
  const { t } = useTranslation();
  const { at, on, organisation } = useView();
  const [isOpen, setIsOpen] = useState(false);
  const knownText = useKnownText();
  const label = on ?? (at === undefined ? t('view.now') : isDay(at) ? at : knownText(at));
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setIsOpen}
      placement="bottomRight"
      content={<MomentForm key={`${at} ${on}`} close={() => setIsOpen(false)} />}
    >
      <Button aria-expanded={isOpen}>
        {t('view.moment')}：{label}
        {on !== undefined && ` (${at === undefined ? t('view.knownNow') : knownText(at)})`}
        {organisation === 'now' && ` · ${t('view.today')}`}
      </Button>
    </Popover>
  );
}

/** As known then, now, or at the moment that the address names. */
type Known = 'then' | 'now' | 'own';

function MomentForm({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const { at, on, organisation, set } = useView();
  const knownText = useKnownText();
  const [day, setDay] = useState(on ?? (at !== undefined && isDay(at) ? at : ''));
  // A P that is not the end of D (a position, an instant, another day) stays as it is unless another is chosen.
  const own = at !== undefined && (on !== undefined || !isDay(at)) ? at : undefined;
  const [known, setKnown] = useState<Known>(own !== undefined ? 'own' : on !== undefined ? 'now' : 'then');
  const apply = (): void => {
    if (known === 'own') set({ on: day });
    else if (day === '') set({ at: undefined, on: undefined });
    else set(known === 'then' ? { at: day, on: undefined } : { at: undefined, on: day });
    close();
  };
  return (
    <form
      className="moment-form"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label>
        {t('view.on')}
        <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
      </label>
      <Segmented<Known>
        aria-label={t('view.at')}
        vertical={own !== undefined}
        value={known}
        onChange={setKnown}
        options={[
          ...(own === undefined ? [] : [{ value: 'own' as const, label: knownText(own) }]),
          { value: 'then', label: t('view.knownThen') },
          { value: 'now', label: t('view.knownNow') },
        ]}
      />
      <Segmented
        aria-label={t('view.organisation')}
        value={organisation}
        onChange={(value) => set({ organisation: value === 'now' ? 'now' : undefined })}
        options={[
          { value: 'then', label: t('view.then') },
          { value: 'now', label: t('view.today') },
        ]}
      />
      <div className="moment-form-end">
        <Button
          onClick={() => {
            set({ at: undefined, on: undefined, organisation: undefined });
            close();
          }}
        >
          {t('view.backToNow')}
        </Button>
        <Button type="primary" htmlType="submit">
          {t('view.show')}
        </Button>
      </div>
    </form>
  );
}
