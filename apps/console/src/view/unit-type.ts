import { useTranslation } from 'react-i18next';
import { addWords } from '../i18n/i18n.js';
import type { Words } from '../i18n/words-of.js';

/** Types of units are data of a ledger: those of the plans that come with the system have words, any other is shown as it stands. */
const zh = {
  city: '市级团委',
  town: '镇街',
  park: '园区',
  university: '高校',
  bureau: '厂局',
  'school-vocational': '中职学校',
  'school-senior': '高中',
  'school-secondary': '中学',
  branch: '团支部',
  province: '省级团委',
  outside: '域外团组织',
  'army-pool': '参军专库',
  'abroad-branch': '出国（境）团支部',
  region: '自治区团委',
  prefecture: '盟市',
  'direct-city': '直接主送的市',
  county: '旗县（市区）',
  street: '街道',
  township: '苏木乡镇',
  department: '院系',
  enterprise: '大厂矿企业',
  'organs-committee': '直属机关团工委',
  'finance-committee': '金融团工委',
  'non-public-committee': '非公经济组织团工委',
  counterpart: '系统对口单位',
};

const words: Words<typeof zh> = {
  zh,
  en: {
    city: 'City committee',
    town: 'Towns and subdistricts',
    park: 'Parks',
    university: 'Universities and colleges',
    bureau: 'Bureaus',
    'school-vocational': 'Vocational schools',
    'school-senior': 'Senior secondary schools',
    'school-secondary': 'Secondary schools',
    branch: 'Branches',
    province: 'Committee of the province',
    outside: 'Organisations outside',
    'army-pool': 'Pool for army service',
    'abroad-branch': 'Branch for members abroad',
    region: 'Committee of the region',
    prefecture: 'Prefectures',
    'direct-city': 'Cities addressed directly',
    county: 'Counties',
    street: 'Subdistricts',
    township: 'Townships',
    department: 'Departments of universities',
    enterprise: 'Large enterprises',
    'organs-committee': 'Committee of the organs',
    'finance-committee': 'Committee of finance',
    'non-public-committee': 'Committee of the non-public economy',
    counterpart: 'Counterparts',
  },
};
addWords('unitType', words);

/** The word for a type of units. */
export function useUnitType(): (type: string) => string {
  const { t } = useTranslation('unitType');
  return (type) => t(type, { defaultValue: type });
}
