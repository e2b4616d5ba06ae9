import { chance, pick, type Random, whole } from '../random.ts'
import type { Advert } from './listing.ts'

/** Trades whose adverts use the words of live commerce, or of buying and selling accounts, without selling anything made up. */
interface Trade {
  readonly yuan: readonly [number, number]
  readonly heads: readonly string[]
  readonly goods: readonly string[]
  readonly details: readonly string[]
}

const trades: readonly Trade[] = [
  {
    yuan: [800, 30_000],
    heads: ['正规', '专业', '一站式', '源头', '本地', '十年老店', ''],
    goods: [
      '直播代运营',
      '短视频拍摄剪辑',
      '抖音广告投放开户',
      '品牌全案策划',
      '达人撮合',
      '电商代运营',
      '信息流投放',
    ],
    details: [
      '提供方案与月度数据报告',
      '可签合同开发票',
      '不承诺销量，按效果复盘',
      '官方授权服务商',
      '拒绝刷单刷量',
      '团队二十人',
      '按月结算',
    ],
  },
  {
    yuan: [30, 900],
    heads: ['上门', '当面', '专业', '快修', '', '同城'],
    goods: ['手机换屏', '手机换电池', '主板维修', '数据恢复', '平板维修', '进水维修', '回收旧手机'],
    details: ['原装配件', '三十分钟可取', '保修半年', '修不好不收费', '支持各品牌', '批量可议'],
  },
  {
    yuan: [10, 3500],
    heads: ['九成新', '自用', '闲置', '几乎全新', '搬家出', '95新', '低价出'],
    goods: [
      '二手手机',
      '红米手机一批',
      '电动车',
      '相机',
      '婴儿推车',
      '路由器',
      '显示器',
      '游戏本',
      '手机支架',
      '羽绒服',
      '空气炸锅',
    ],
    details: [
      '可小刀',
      '支持验货',
      '包邮',
      '有发票',
      '同城自提',
      '不退不换',
      '箱说全',
      '公司淘汰设备，数量二十台',
    ],
  },
  {
    yuan: [60, 6000],
    heads: ['全新', '工厂直发', '二手', '定制', '网红同款', ''],
    goods: [
      '直播间背景布',
      '直播补光灯',
      '直播桌',
      '绿幕',
      '直播声卡套装',
      '直播手机支架',
      '提词器',
      '直播间沙发',
      '多机位切换台',
    ],
    details: ['顺丰发货', '可开票', '送支架', '教安装', '现货', '尺寸可定做', '七天无理由'],
  },
  {
    yuan: [9, 5000],
    heads: ['零基础', '线下', '7天', '实战', '政府补贴', '一对一', ''],
    goods: ['主播培训课', '直播运营课', '短视频剪辑课', '千川投放课', '选品课', '话术课', '电商客服培训'],
    details: [
      '包就业推荐',
      '赠资料',
      '老师一线操盘',
      '不满意退款',
      '小班教学',
      '提供证书',
      '讲解平台规则，不教违规操作',
    ],
  },
  {
    yuan: [1, 200],
    heads: ['', '全国', '正规', '企业', '官方'],
    goods: ['快递代发', '包装纸箱', '气泡袋', '面单打印机', '云仓一件代发', '电子面单充值', '礼品代发'],
    details: ['真实揽收', '可退换', '日发五千单', '价格面议', '不做空包', '支持退货入仓', '按克计费'],
  },
  {
    yuan: [5, 800],
    heads: ['兼职', '招聘', '长期', '急招', '诚聘', ''],
    goods: ['直播助播', '晚班客服', '仓库打包员', '场控', '视频剪辑', '模特', '地推'],
    details: ['日结', '有五险', '工作地点杭州', '不收任何费用', '要求形象气质佳', '时薪二十五', '包吃住'],
  },
  {
    yuan: [3, 400],
    heads: ['自动发货', '官方', '正版', '在线', ''],
    goods: [
      '视频会员月卡',
      '话费充值',
      '游戏点券',
      '软件授权',
      '素材包',
      '背景音乐授权',
      '字体授权',
      '流量套餐',
    ],
    details: ['秒到账', '不支持退款', '一手货源', '实名办理', '官方渠道', '联系客服领取'],
  },
  {
    yuan: [100, 20_000],
    heads: ['', '合规', '代办', '本地', '加急'],
    goods: [
      '营业执照代办',
      '商标注册',
      '店铺入驻代办',
      '企业认证',
      '食品经营许可',
      '财税代账',
      '直播资质办理',
    ],
    details: ['全程材料合规', '不成功退款', '老会计', '先办后付', '提供地址挂靠说明', '可上门'],
  },
]

const tails = ['', '', '，欢迎咨询', '，非诚勿扰', '，私聊', '，价格可谈', '，长期有效']

/** An advert that sells nothing made up. */
export function innocentAdvert(random: Random): Advert {
  const { yuan, heads, goods, details } = pick(random, trades)
  const [least, most] = yuan
  const good = pick(random, goods)
  const said = [pick(random, details), ...(chance(random, 0.6) ? [pick(random, details)] : [])]
  return {
    title: pick(random, heads) + good + (chance(random, 0.25) ? ` ${pick(random, details)}` : ''),
    description: `${good}，${[...new Set(said)].join('，')}${pick(random, tails)}`,
    price: Math.round(least * (most / least) ** random.next()) * (chance(random, 0.3) ? 90 : 100),
  }
}

export const advertCount = (random: Random): number => whole(random, [120, 260])
