import type { Words } from './words.js';

/**
 * The types of units that the plans name, in words for the middle of a sentence. Types are data of an organisation: one of
 * another organisation stands as it is.
 */
export const unitTypeNames: ReadonlyMap<string, Words> = new Map(
  Object.entries({
    city: { zh: '市级团委', en: 'city committee' },
    town: { zh: '镇街', en: 'town or subdistrict' },
    park: { zh: '园区', en: 'park' },
    university: { zh: '高校', en: 'university or college' },
    bureau: { zh: '厂局', en: 'bureau' },
    'school-vocational': { zh: '中职学校', en: 'vocational school' },
    'school-senior': { zh: '高中', en: 'senior secondary school' },
    'school-secondary': { zh: '中学', en: 'secondary school' },
    branch: { zh: '团支部', en: 'branch' },
    province: { zh: '省级团委', en: 'committee of the province' },
    outside: { zh: '域外团组织', en: 'organisations outside' },
    'army-pool': { zh: '参军专库', en: 'pool for army service' },
    'abroad-branch': { zh: '出国（境）团支部', en: 'branch for members abroad' },
    region: { zh: '自治区团委', en: 'committee of the region' },
    prefecture: { zh: '盟市', en: 'prefecture' },
    'direct-city': { zh: '直接主送的市', en: 'city addressed directly' },
    county: { zh: '旗县（市区）', en: 'county' },
    street: { zh: '街道', en: 'subdistrict' },
    township: { zh: '苏木乡镇', en: 'township' },
    department: { zh: '院系', en: 'department of a university' },
    enterprise: { zh: '大厂矿企业', en: 'large enterprise' },
    'organs-committee': { zh: '直属机关团工委', en: 'committee of the organs' },
    'finance-committee': { zh: '金融团工委', en: 'committee of finance' },
    'non-public-committee': { zh: '非公经济组织团工委', en: 'committee of the non-public economy' },
    counterpart: { zh: '系统对口单位', en: 'counterpart' },
  }),
);
