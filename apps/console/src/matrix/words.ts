import { addWords } from '../i18n/i18n.js';
import type { Words } from '../i18n/words-of.js';

const zh = {
  title: '矩阵：单位 × 指标',
  level: '层级',
  children: '直接下级',
  section: '篇目',
  allSections: '全部篇目',
  sort: '排序',
  organisation: '按组织架构',
  worst: '最差在前',
  byIndicator: '按指标：{{name}}',
  judged: '只看参与评定的指标',
  path: '所在位置',
  cell: '{{unit}}，{{indicator}}：{{verdict}}，{{value}}',
  noValue: '没有数值',
  bad: '{{count}} 项未达',
  unit: '单位',
  drill: '下钻到 {{unit}}',
  help: '方向键移动；回车看为何；在单位名上回车下钻，在指标名上回车按它排序。',
  legend: '图例',
  none: '{{unit}} 下面没有这一层级的单位。换一个层级，或回到上级。',
  grid: '{{units}} 个单位，{{indicators}} 个指标',
  sortBy: '按“{{name}}”排序',
};

const words: Words<typeof zh> = {
  zh,
  en: {
    title: 'Matrix: units × indicators',
    level: 'Level',
    children: 'Directly below',
    section: 'Section',
    allSections: 'All sections',
    sort: 'Order',
    organisation: 'As organised',
    worst: 'Worst first',
    byIndicator: 'By indicator: {{name}}',
    judged: 'Only indicators that are judged',
    path: 'Where you are',
    cell: '{{unit}}, {{indicator}}: {{verdict}}, {{value}}',
    noValue: 'no number',
    bad: '{{count}} not reached',
    unit: 'Unit',
    drill: 'Go down to {{unit}}',
    help: 'Arrow keys move; Enter shows why; Enter on the name of a unit goes down to it, on that of an indicator orders by it.',
    legend: 'Legend',
    none: 'No unit of this level stands below {{unit}}. Take another level, or go up.',
    grid: '{{units}} units, {{indicators}} indicators',
    sortBy: 'Order by “{{name}}”',
  },
};
addWords('matrix', words);
