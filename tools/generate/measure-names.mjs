/** The measure kinds in a sentence each, for people who read a plan and no code. */
export const measureNames = {
  activity: {
    zh: '工作计数',
    zhMeaning: '做了多少，只计数，不评定',
    meaning: 'how much was done; counted and never judged',
  },
  coverage: {
    zh: '覆盖率',
    zhMeaning: '当日名册中，符合条件的单位或条目占多少',
    meaning: 'of the units or entries there are on the day, how many satisfy the conditions',
  },
  'cumulative-quota': {
    zh: '累计数量',
    zhMeaning: '累计数与下达的数量相比，须达到或不得超过',
    meaning: 'a running total against an allotted number, which it has to reach or must not exceed',
  },
  'duration-in-window': {
    zh: '期限内时长',
    zhMeaning: '任职后的期限内，是否学满规定的时长',
    meaning: 'whether, within so long after taking office, enough time was spent there',
  },
  eligibility: {
    zh: '逐件合规',
    zhMeaning: '每一件事（如一次审批），当时是否符合全部条件',
    meaning: 'of all cases, such as admissions, how many satisfied every condition at the time',
  },
  milestone: {
    zh: '成果',
    zhMeaning: '写明的成果到期是否已有，或到了哪一阶段',
    meaning: 'whether what is named is there by the due day, or which stage it has reached',
  },
  'per-period': {
    zh: '逐期',
    zhMeaning: '每一期，名册中有多少人或单位完成',
    meaning: 'in each period, how many on the roster did it',
  },
  'per-subject-min': {
    zh: '逐个最低数',
    zhMeaning: '名册中每人或每个单位，是否都达到最低次数',
    meaning: 'how many people or units on the roster each reach a minimum number',
  },
  rating: {
    zh: '评定等级',
    zhMeaning: '按公布的办法打分定级',
    meaning: 'levels by the scores of a published scheme',
  },
  ratio: {
    zh: '比率',
    zhMeaning: '分母中的人或事，有多少进入分子',
    meaning: 'of the people or things in the denominator, how many are in the numerator',
  },
  'timely-response': {
    zh: '及时办理',
    zhMeaning: '每一件应办的，是否办了、是否在时限内',
    meaning: 'of what calls for an answer, how much was answered, and in time',
  },
  trend: {
    zh: '与基数比较',
    zhMeaning: '现有数与锁定的基数相比，是升是降',
    meaning: 'a number of now against a frozen baseline: up or down',
  },
};
