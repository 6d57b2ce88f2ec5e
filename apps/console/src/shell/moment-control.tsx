import { Button, Input, Popover, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../view/view.js';

/**
 * The moment that is looked at. A day alone means: that day as it was known then (`at`); with "as known now" only what happened by then is counted,
 * whenever it was recorded (`on`).
 */
export function MomentControl() {
  const { t } = useTranslation();
  const { at, on, organisation } = useView();
  const [isOpen, setIsOpen] = useState(false);
  const label = at ?? on ?? t('view.now');
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
        {at === undefined && on !== undefined && ` (${t('view.knownNow')})`}
        {organisation === 'now' && ` · ${t('view.today')}`}
      </Button>
    </Popover>
  );
}

function MomentForm({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const { at, on, organisation, set } = useView();
  const [day, setDay] = useState(on ?? (at !== undefined && /^\d{4}-\d\d-\d\d$/.test(at) ? at : ''));
  const [known, setKnown] = useState<'then' | 'now'>(on !== undefined && at === undefined ? 'now' : 'then');
  const apply = (): void => {
    if (day === '') set({ at: undefined, on: undefined });
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
      <Segmented
        aria-label={t('view.at')}
        value={known}
        onChange={setKnown}
        options={[
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
