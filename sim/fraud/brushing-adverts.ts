import type { Happening, PlanPractice } from '../happening.ts'
import { chance, pick, type Random, uniform, whole } from '../random.ts'
import { madeUp } from './hire.ts'

const id = 'brushing-adverts'

/** What is sold, with its price in yuan for a unit; the sources of the prices are in domain.md, doubled and halved. */
const wares: readonly {
  readonly say: readonly string[]
  readonly unit: readonly string[]
  readonly price: readonly [number, number]
}[] = [
  {
    say: ['直播间人气', '在线人数', '挂机观众', '场观'],
    unit: ['100人/场', '100个/小时', '一百在线'],
    price: [20, 120],
  },
  { say: ['真人互动', '真人弹幕', '气氛组', '场控水军'], unit: ['每人每小时', '一人一小时'], price: [2, 9] },
  { say: ['粉丝', '涨粉', '活粉', '千粉号'], unit: ['1000个', '一千粉', '每百'], price: [8, 90] },
  { say: ['点赞', '双击', '小红心'], unit: ['1万赞', '每千'], price: [3, 40] },
  { say: ['补单', '做单', '销量提升', '放单'], unit: ['每单', '一单'], price: [3, 14] },
  { say: ['实名号', '满级号', '老号', '白号'], unit: ['个', '一个'], price: [8, 180] },
  { say: ['接码', '验证码', '注册卡'], unit: ['条', '每条'], price: [0.2, 2] },
  { say: ['直播助手软件', '五合一人气软件', '云控系统'], unit: ['月', '包月'], price: [200, 1200] },
]

const looks: readonly (readonly [string, readonly string[]])[] = [
  ['人气', ['人汽', '人氣', 'r气', '人 气', '仁气']],
  ['粉丝', ['粉si', '份丝', '粉 丝', 'fen丝', '🍚丝']],
  ['点赞', ['点z', '點赞', '点 赞', '點讚', '👍']],
  ['直播', ['直B', '值播', 'zhibo', '直▪播', 'ｚｂ']],
  ['刷', ['涮', 's', '唰', '刂']],
  ['单', ['単', '丹', 'dan', 'd']],
  ['真人', ['真亻', 'zhen人', '眞人']],
  ['实名', ['実名', 'sm', '实 名']],
  ['号', ['hao', '號', '🈯']],
  ['加', ['➕', '嘉', '茄']],
]

const fullWidth = (text: string): string =>
  text.replace(/[0-9a-zA-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))

/** As a seller writes who does not want to be found. */
function evasive(random: Random, text: string, skill: number): string {
  let said = text
  for (const [word, others] of looks)
    if (chance(random, skill)) said = said.replaceAll(word, pick(random, others))
  if (chance(random, skill * 0.4)) said = [...said].join(pick(random, ['', ' ', '.', '·']))
  if (chance(random, skill * 0.4)) said = fullWidth(said)
  return chance(random, 0.4) ? said + pick(random, ['🔥', '💰', '✨', '懂的来', '诚信秒发']) : said
}

/** Adverts for viewers, likes, followers, orders and accounts, among innocent ones of the same market. */
export const brushingAdverts: PlanPractice = (world, dosed): Happening => ({
  id,
  touches: new Set(),
  outside({ put, truths }) {
    const random = world.random(`practice/${id}`)
    const count = Math.max(5, madeUp(200, dosed.dose))
    for (let index = 0; index < count; index += 1) {
      const own = random.at(index)
      const ware = pick(own, wares)
      const price = Math.max(0.1, Number(uniform(own, ware.price).toFixed(1)))
      const unit = pick(own, ware.unit)
      const listing_id = world.idOf('advert', index)
      const title = evasive(own, `直播${pick(own, ware.say)} ${price}元${unit}`, dosed.skill)
      put('listing', {
        listing_id,
        at: Math.floor(uniform(own, [world.since, world.exported_at])),
        marketplace: pick(own, ['二手平台', '群聊', '贴吧', '电商平台']),
        seller_id: world.idOf('advert-seller', whole(own, [0, Math.ceil(count / 4)])),
        title,
        description: evasive(
          own,
          `${pick(own, ware.say)}，安全稳定，${pick(own, ['先试后买', '掉了补', '量大优惠', '加微详聊'])}，${price}元${unit}`,
          dosed.skill,
        ),
        price: Math.round(price * 100),
        currency: 'CNY',
        sold_count: whole(own, [0, 3000]),
      })
      truths.label({
        subject_kind: 'listing',
        subject_id: listing_id,
        label: 'confirmed',
        fraud_type: 'brushing_advert',
      })
    }
  },
})
