/** Why units correct, void and report late: invented, about nobody. */
export const reasons = {
  wrongDay: [
    '日期录入有误，按接收回执更正',
    '误把录入日期当作办理日期',
    '与转入单位核对后更正日期',
    '月份录入有误，按台账更正',
  ],
  toDelayed: ['误标为正常毕业，学籍系统显示延迟毕业', '论文未通过，改为延迟毕业'],
  toTeacher: ['系留校教师，误标为毕业学生', '教师团员误列入毕业生名单'],
  toNormal: ['误标为延迟毕业，已如期毕业', '标记选错，按毕业名册更正'],
  toMobile: ['尚未落实去向，改标为毕业学生流动团员'],
  notReceived: ['转入单位核实未接收', '材料不齐，转入单位撤回接收', '误录为其他团员的接收'],
  enteredTwice: ['误操作，作废后重新录入', '批量导入时误录，核对后重录'],
  notGraduate: ['非2020年毕业，误列入名单', '重复建档，作废其一'],
  notBegun: ['未实际发起，误录'],
  late: ['补报以前月份', '补报：台账核对后发现漏报', '补报（前期系统无法登录）'],
} as const;
