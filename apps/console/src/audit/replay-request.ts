import type { ReplayRequest } from './types.js';

/** What a form of a replay holds, as typed; empty: left to the API. */
export interface ReplayForm {
  readonly at: string;
  readonly on: string;
  readonly planVersion: string;
  readonly reading: string;
  readonly unit: string;
  readonly organisation: 'then' | 'now';
  readonly against: 'read-models' | 'published' | 'replay';
  /** Where the result was published that it is compared with. */
  readonly publishedAt: string;
  /** The other moment. */
  readonly otherAt: string;
  readonly otherOn: string;
  readonly otherVersion: string;
  readonly otherReading: string;
  readonly otherOrganisation: 'then' | 'now';
}

export const emptyForm: ReplayForm = {
  at: '',
  on: '',
  planVersion: '',
  reading: '',
  unit: '',
  organisation: 'then',
  against: 'read-models',
  publishedAt: '',
  otherAt: '',
  otherOn: '',
  otherVersion: '',
  otherReading: '',
  otherOrganisation: 'then',
};

/** The form as it was kept, as JSON; where nothing was typed yet, of the moment and unit that are viewed. */
export function keptForm(typed: string, viewed: Pick<ReplayForm, 'at' | 'on' | 'unit'>): ReplayForm {
  const kept = typed === '' ? viewed : (JSON.parse(typed) as Partial<ReplayForm>);
  return { ...emptyForm, ...kept };
}

const given = (members: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(members).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]])),
  );

/** A version as the API takes it; what is no whole number goes as text, so that the API says what is wrong. */
const version = (text: string): object =>
  text.trim() === '' ? {} : { planVersion: /^\d+$/.test(text.trim()) ? Number(text) : text };

/** What is asked of the API. */
export function replayRequest(plan: string, form: ReplayForm): ReplayRequest {
  const { at, on, reading, unit, organisation } = form;
  return {
    plan,
    ...given({ at, on, reading, unit }),
    ...version(form.planVersion),
    organisation,
    against: againstOf(form),
  } as ReplayRequest;
}

function againstOf(form: ReplayForm): object {
  switch (form.against) {
    case 'read-models':
      return { with: 'read-models' };
    case 'published':
      return { with: 'published', at: form.publishedAt };
    case 'replay':
      return {
        with: 'replay',
        ...given({ at: form.otherAt, on: form.otherOn, reading: form.otherReading }),
        ...version(form.otherVersion),
        organisation: form.otherOrganisation,
      };
  }
}

/** The field of the form that a fault's pointer names; undefined: the form as a whole. */
export function replayField(pointer: string): keyof ReplayForm | undefined {
  const path = pointer.split('/').filter((part) => part !== '');
  const isOther = path[0] === 'against';
  const name = path.at(-1) ?? '';
  const others: Readonly<Record<string, keyof ReplayForm>> = {
    at: 'otherAt',
    on: 'otherOn',
    planVersion: 'otherVersion',
    reading: 'otherReading',
    organisation: 'otherOrganisation',
    with: 'against',
  };
  if (isOther) return others[name];
  return Object.hasOwn(emptyForm, name) ? (name as keyof ReplayForm) : undefined;
}
