import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../api/problem.js';
import { inLanguage } from '../i18n/i18n.js';
import { placeId } from './fault-places.js';
import { Field } from '../parts/field.js';
import { type FactInput, type Group, type Input as Typed, inputOf, withInput } from './form-model.js';
import { ReferenceControl } from './reference-control.js';
import type { FactDay, FactKind } from './types.js';
import { useHints } from './use-hints.js';
import { ValueControl } from './value-control.js';

interface Props {
  readonly kind: FactKind;
  readonly fact: FactInput;
  /** Which fact of the form it is. */
  readonly index: number;
  readonly faults: ReadonlyMap<string, readonly Fault[]>;
  readonly today: string;
  readonly isDisabled?: boolean;
  /** Fields that cannot be changed, such as those that name a fact that is corrected. */
  readonly isFixed?: (field: string) => boolean;
  readonly onChange: (fact: FactInput) => void;
}

/** The fields of a fact, made from its kind. */
export function FactFields({ kind, fact, index, faults, today, isDisabled = false, isFixed, onChange }: Props) {
  const { i18n } = useTranslation('submit');
  const hints = useHints(today);
  const change = (group: Group, field: string) => (input: Typed) => onChange(withInput(fact, group, field, input));
  const common = (
    group: Group,
    { field, name, isRequired }: FactDay | FactKind['refs'][number] | FactKind['values'][number],
  ) => {
    const id = placeId({ at: 'field', fact: index, group, field });
    return { id, label: inLanguage(name, i18n.language), isRequired, faults: faults.get(id) };
  };
  const isOff = (field: string): boolean => isDisabled || isFixed?.(field) === true;
  return (
    <div className="fact-fields">
      {kind.refs.map((type) => (
        <Field key={`refs ${type.field}`} {...common('refs', type)} hint={hints.reference(type)}>
          {(control) => (
            <ReferenceControl
              type={type}
              control={control}
              value={inputOf(fact, 'refs', type.field)}
              isDisabled={isOff(type.field)}
              onChange={change('refs', type.field)}
            />
          )}
        </Field>
      ))}
      {kind.days.map((type) => (
        <Field key={`days ${type.field}`} {...common('days', type)} hint={hints.day(type)}>
          {({ status, ...control }) => (
            <Input
              {...control}
              status={status}
              type="date"
              min={type.from}
              max={type.to === 'today' ? today : type.to}
              disabled={isOff(type.field)}
              value={String(inputOf(fact, 'days', type.field))}
              onChange={(event) => change('days', type.field)(event.target.value)}
            />
          )}
        </Field>
      ))}
      {kind.values.map((type) => (
        <Field key={`values ${type.field}`} {...common('values', type)} hint={hints.value(type)}>
          {(control) => (
            <ValueControl
              type={type}
              control={control}
              value={String(inputOf(fact, 'values', type.field))}
              isDisabled={isOff(type.field)}
              onChange={change('values', type.field)}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
