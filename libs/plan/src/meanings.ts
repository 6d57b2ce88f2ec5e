import type { Attribution, Cadence, ProvenanceCode } from './plan.js';
import type { Words } from './words.js';

/** What each code of provenance is called and means. Source: plan-catalogue 2.9. */
export const provenanceMeanings: Readonly<Record<ProvenanceCode, { readonly name: Words; readonly meaning: Words }>> = {
  S: {
    name: { zh: '明文', en: 'stated' },
    meaning: {
      zh: '数字、全称用语，或可量化事项的方向，写在文件里',
      en: 'the number, the universal word or, for a measurable quantity, the direction stands in the text',
    },
  },
  D: {
    name: { zh: '成果', en: 'deliverable' },
    meaning: {
      zh: '文件写明了具体成果和完成性动词，有了即为完成',
      en: 'the text names a concrete output with a completing verb; the target is that it exists',
    },
  },
  G: {
    name: { zh: '解读', en: 'gloss' },
    meaning: {
      zh: '由行文推出，文件没有写明，待计划制定者确认；判定为暂定',
      en: "implied by the wording, not written; the plan's owner has to confirm it, and the verdict is provisional",
    },
  },
  X: {
    name: { zh: '外部', en: 'external' },
    meaning: {
      zh: '数字或频次在文件提到的另一文件或名册里，载入后才能判定',
      en: 'the number or frequency is in another document or register that the text names; judged once it is loaded',
    },
  },
  N: {
    name: { zh: '无', en: 'none' },
    meaning: {
      zh: '文件没有提出目标；只跟踪，不判定',
      en: 'the text states no target; it is tracked and never judged',
    },
  },
};

/** Which unit owns a case, by each rule of attribution. */
export const attributionMeanings: Readonly<Record<Attribution, Words>> = {
  'owner-on-day': { zh: '归统计之日的所属单位', en: 'the unit that it belongs to on the day of evaluation' },
  'origin-unit': { zh: '归起始单位，此后转出也不变', en: 'the unit that it started in, whatever moves follow' },
  'event-place': { zh: '归活动发生地的单位', en: 'the unit where the event takes place' },
  'registration-place': { zh: '归登记地的单位', en: 'the unit where it is registered' },
};

/** How often an indicator is asked for. */
export const cadenceWords: Readonly<Record<Cadence, Words>> = {
  monthly: { zh: '每月', en: 'every month' },
  quarterly: { zh: '每季度', en: 'every quarter' },
  yearly: { zh: '每年', en: 'every year' },
  'each-period': { zh: '每期', en: 'every period' },
  continuous: { zh: '持续', en: 'continuously' },
};
