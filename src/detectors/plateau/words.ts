import type { Text } from '../../language.ts'
import type { BenignCause } from '../detector.ts'
import type { Regularity } from './regular.ts'

export const sorts: Readonly<Record<Regularity, Text>> = {
  one_amount: { zh: '同一增减量反复出现', en: 'one and the same amount again and again' },
  straight_line: { zh: '连续等量增减，呈直线', en: 'equal changes in a row, a straight line' },
  standing_still: { zh: '人数长时间不动', en: 'a number that stands still' },
}

export const benign: readonly BenignCause[] = [
  {
    id: 'counter_lag',
    cause: { zh: '计数器刷新慢、画面卡住', en: 'a counter refreshed slowly, a frozen screen' },
    ruledOutBy: {
      zh: '人数不动的可能性取自本场其余读数，再容许冷清十倍；且权重设上限',
      en: 'how often the number stands still is read off the rest of the session, with tenfold lulls allowed for, and it weighs little',
    },
  },
  {
    id: 'rounding',
    cause: { zh: '大数取整显示', en: 'large numbers are shown rounded' },
    ruledOutBy: {
      zh: '五位数以上按读数自身的取整单位计',
      en: 'numbers of five digits are counted in the unit that they themselves show',
    },
  },
  {
    id: 'heat_for_people',
    cause: { zh: '展示的是热度，即人数的倍数', en: 'heat is shown, a multiple of people' },
    ruledOutBy: {
      zh: '增减一人须是最常见的变化，否则不看增减量',
      en: 'a change by one must be the commonest, otherwise amounts are not looked at',
    },
  },
  {
    id: 'paid_traffic_steps',
    cause: { zh: '付费投流、连麦引流造成的台阶', en: 'steps of paid traffic or a raid' },
    ruledOutBy: {
      zh: '一次跳升再大也不计；须同一数量一再出现，且远多于相邻数量',
      en: 'one jump does not count, however large: one amount must come again and again, far oftener than those beside it',
    },
  },
]
