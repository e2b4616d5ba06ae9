import { chance, pick, type Random } from '../random.ts'

const surnames = [
  ...'云林江沐苏顾陆叶宋温安夏秦白方唐程许沈何田乔简柳赵钱孙李周吴郑王冯陈卫蒋韩杨朱尤施张孔曹',
]
const given = [...'小晴阳悦南溪北辰月星禾棠一诺言朵米豆果知行远山川风雨雪春夏秋冬宁静若初子墨思嘉梓涵宇轩']
const things = [
  '猫',
  '柠檬',
  '奶茶',
  '海盐',
  '薄荷',
  '栗子',
  '晚风',
  '月光',
  '西瓜',
  '橘子',
  '云朵',
  '小熊',
  '面包',
  '树懒',
  '锦鲤',
]
const habits = [
  '爱生活',
  '不熬夜',
  '的日常',
  '在路上',
  '爱吃糖',
  '向前冲',
  '不加班',
  '今天也早睡',
  '慢慢来',
  '要发财',
  '爱逛街',
]
const endings = ['妈妈', '同学', '呀', '2020', '88', '520', '_', '酱', '本人', '小号', '']

/** A nickname as people choose them; many are alike, and many carry numbers, without any meaning. */
export function nickname(random: Random): string {
  const draw = random.next()
  if (draw < 0.12) return `用户${Math.floor(1e6 + random.next() * 9e8)}`
  if (draw < 0.4) return pick(random, things) + pick(random, habits)
  const name = pick(random, surnames) + pick(random, given) + (chance(random, 0.5) ? pick(random, given) : '')
  if (draw < 0.6) return name + Math.floor(random.next() * 10 ** (1 + Math.floor(random.next() * 4)))
  return name + pick(random, endings)
}

export const regions = [
  '浙江',
  '江苏',
  '广东',
  '山东',
  '河南',
  '四川',
  '湖北',
  '河北',
  '湖南',
  '安徽',
  '福建',
  '陕西',
  '辽宁',
  '江西',
  '广西',
  '云南',
  '重庆',
  '上海',
  '北京',
  '黑龙江',
]
