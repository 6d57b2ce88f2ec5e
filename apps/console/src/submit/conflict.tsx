import { Alert, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../facts/use-field-texts.js';
import { changedFields, type FactInput, inputOf, withInput } from './form-model.js';
import { fieldsOf, type NamedField } from './named-fields.js';
import type { FactKind } from './types.js';

interface Props {
  readonly kind: FactKind;
  /** The version that stands now. */
  readonly version: number;
  /** What stood when the correction was begun, what stands now, and what was typed. */
  readonly before: FactInput;
  readonly stands: FactInput;
  readonly typed: FactInput;
  readonly decide: (merged: FactInput) => void;
  readonly giveUp: () => void;
}

type Choice = 'theirs' | 'mine';

/** Somebody else changed the fact meanwhile: field by field, what stands now beside what was typed, and a choice. */
export function Conflict({ kind, version, before, stands, typed, decide, giveUp }: Props) {
  const { t, i18n } = useTranslation('submit');
  const readable = useReadable('now');
  const mine = new Set(changedFields(kind, before, typed).map(([, field]) => field));
  const differing = new Set(changedFields(kind, stands, typed).map(([, field]) => field));
  const fields = fieldsOf(kind, i18n.language).filter(({ field }) => differing.has(field));
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  // what one typed oneself stands first; what one left alone, as the other has it
  const choiceOf = (field: string): Choice => choices[field] ?? (mine.has(field) ? 'mine' : 'theirs');
  const text = (fact: FactInput, { group, field }: NamedField): string =>
    readable.text(kind.kind, group, field, inputOf(fact, group, field)) || '—';
  const merged = (): FactInput =>
    fields.reduce(
      (fact, { group, field }) =>
        choiceOf(field) === 'mine' ? withInput(fact, group, field, inputOf(typed, group, field)) : fact,
      stands,
    );
  return (
    <section aria-labelledby="conflict">
      <Alert
        role="alert"
        type="warning"
        showIcon
        title={<span id="conflict">{t('conflict.title', { version })}</span>}
        description={t('conflict.what')}
      />
      <div className="table-scroll" tabIndex={0}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('conflict.field')}</th>
              <th scope="col">{t('conflict.theirs', { version })}</th>
              <th scope="col">{t('conflict.mine')}</th>
              <th scope="col">{t('conflict.keep')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={`${field.group} ${field.field}`}>
                <th scope="row">{field.label}</th>
                <td dir="auto">{text(stands, field)}</td>
                <td dir="auto">{text(typed, field)}</td>
                <td>
                  <Segmented<Choice>
                    aria-label={field.label}
                    size="small"
                    value={choiceOf(field.field)}
                    onChange={(choice) => setChoices({ ...choices, [field.field]: choice })}
                    options={[
                      { value: 'theirs', label: t('conflict.takeTheirs') },
                      { value: 'mine', label: t('conflict.takeMine') },
                    ]}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="form-end">
        <Button onClick={giveUp}>{t('conflict.giveUp')}</Button>
        <Button type="primary" onClick={() => decide(merged())}>
          {t('conflict.goOn')}
        </Button>
      </div>
    </section>
  );
}
