import { addWords } from '../i18n/i18n.js';
import type { Words } from '../i18n/words-of.js';

const zh = {
  field: { value: '数值', verdict: '评定', reason: '原因', valueAtDue: '期限日数值' },
  partField: { value: '', state: '状态', day: '日期' },
};

const words: Words<typeof zh> = {
  zh,
  en: {
    field: { value: 'value', verdict: 'verdict', reason: 'reason', valueAtDue: 'value on the due day' },
    partField: { value: '', state: 'state', day: 'day' },
  },
};
addWords('replays', words);
