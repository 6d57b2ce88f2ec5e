import type { FactKind } from './types.js';

const name = { zh: '名', en: 'name' };

/** A kind with a field of every type, for specs. */
export const everyType: FactKind = {
  kind: 'lesson.given',
  name,
  refs: [
    { field: 'unit', name, isRequired: true, type: 'unit', most: 1, except: [], of: null },
    { field: 'lecturers', name, isRequired: true, type: 'subject', most: 50, except: [], of: null },
    { field: 'period', name, isRequired: false, type: 'thing', most: 1, except: [], of: 'period' },
  ],
  days: [
    { field: 'occurredOn', name, isRequired: true, from: '2015-01-01', to: 'today', notBefore: null },
    { field: 'until', name, isRequired: false, from: '2015-01-01', to: '2030-12-31', notBefore: 'occurredOn' },
  ],
  values: [
    { field: 'attempt', name, isRequired: false, type: 'integer', min: 1, max: 9, default: 1 },
    { field: 'hours', name, isRequired: true, type: 'decimal', scale: 1, min: '0', max: '99' },
    { field: 'campaign', name, isRequired: false, type: 'code', codes: [{ code: 'summer-care', name }] },
    { field: 'online', name, isRequired: false, type: 'boolean', default: null },
    { field: 'duty', name, isRequired: false, type: 'label', maxLength: 80 },
    { field: 'words', name, isRequired: false, type: 'text', maxLength: 2000 },
  ],
  key: ['unit', 'occurredOn'],
  fixed: ['attempt'],
  owner: 'unit',
  submit: { role: 'submitter', units: ['unit'], above: false },
  sources: ['unit'],
  isVoidable: true,
};
