import type { Range } from '../random.ts'

/** What a category sells and how its buyers behave; refund shares are of paid orders, after delivery and before shipment. */
export interface Category {
  readonly zh: string
  readonly items: readonly string[]
  /** Deal price, in yuan. */
  readonly price: Range
  readonly grams: Range
  readonly returnShare: Range
  readonly regretShare: Range
  /** Of delivered orders, money given back without the goods, and goods changed for others. */
  readonly concessionShare: Range
  readonly exchangeShare: Range
  /** Why goods of this kind go back, and what is said of them when they are kept. */
  readonly faults: readonly string[]
  readonly praise: readonly string[]
  /** List price over deal price. */
  readonly markUp: Range
  /** What only buyers of such goods ask. */
  readonly questions: readonly string[]
}

/** Refund shares are wide priors: women's apparel 60–80 % in live rooms is ordinary (domain.md), 3C and food 5–30 %. */
export const categories: Readonly<Record<string, Category>> = {
  womens_apparel: {
    zh: '女装',
    items: [
      '双面呢大衣',
      '针织开衫',
      '高腰半裙',
      '羽绒外套',
      '阔腿裤',
      '打底衫',
      '连衣裙',
      '牛仔裤',
      '衬衫',
      '马面裙',
    ],
    price: [59, 699],
    grams: [180, 1300],
    returnShare: [0.45, 0.72],
    regretShare: [0.06, 0.16],
    concessionShare: [0.004, 0.03],
    exchangeShare: [0.01, 0.06],
    faults: ['尺寸不合适', '颜色与描述不符', '穿着效果不好', '面料与描述不符', '有线头'],
    praise: ['版型很正', '面料舒服', '显瘦', '颜色跟直播间一样', '不起球', '做工细致', '长度刚好'],
    markUp: [1.3, 2.6],
    questions: [
      '多高多重穿什么码',
      '会起球吗',
      '有L码吗',
      '胸围多少',
      '显胖吗',
      '面料是什么',
      '能试穿一下吗',
      '身高160穿多长',
    ],
  },
  mens_apparel: {
    zh: '男装',
    items: ['夹克', '休闲裤', '卫衣', '羽绒服', 'POLO衫', '工装裤', '羊毛衫'],
    price: [69, 599],
    grams: [250, 1400],
    returnShare: [0.2, 0.45],
    regretShare: [0.04, 0.12],
    concessionShare: [0.004, 0.03],
    exchangeShare: [0.01, 0.06],
    faults: ['尺寸不合适', '版型不喜欢', '面料与描述不符', '做工瑕疵'],
    praise: ['版型好', '穿着舒服', '厚实', '不掉色', '尺码标准'],
    markUp: [1.3, 2.4],
    questions: ['180斤穿几个X', '是修身的吗', '掉色吗', '加绒吗', '裤长多少'],
  },
  shoes_bags: {
    zh: '鞋包',
    items: ['老爹鞋', '单肩包', '马丁靴', '乐福鞋', '托特包', '雪地靴'],
    price: [79, 899],
    grams: [400, 1500],
    returnShare: [0.25, 0.5],
    regretShare: [0.04, 0.12],
    concessionShare: [0.004, 0.03],
    exchangeShare: [0.015, 0.07],
    faults: ['尺码偏大', '尺码偏小', '有胶味', '皮质与描述不符', '五金有划痕'],
    praise: ['不磨脚', '皮质软', '很能装', '鞋底软', '做工好', '百搭'],
    markUp: [1.3, 2.5],
    questions: ['偏大还是偏小', '脚宽能穿吗', '是头层牛皮吗', '能放下平板吗', '鞋跟多高'],
  },
  home_textile: {
    zh: '家纺',
    items: ['长绒棉四件套', '蚕丝冬被', '羽丝绒枕', '法兰绒毛毯', '防滑床笠', '大豆纤维被'],
    price: [69, 1999],
    grams: [700, 4200],
    returnShare: [0.06, 0.2],
    regretShare: [0.04, 0.1],
    concessionShare: [0.006, 0.04],
    exchangeShare: [0.005, 0.03],
    faults: ['尺寸与床不符', '掉色', '有异味', '厚度与描述不符'],
    praise: ['很软', '暖和', '不掉毛', '花色好看', '洗过不变形', '厚实'],
    markUp: [1.4, 2.6],
    questions: ['1米8的床能用吗', '会掉毛吗', '几斤的', '机洗可以吗', '支数多少'],
  },
  kitchen_appliance: {
    zh: '厨房电器',
    items: ['空气炸锅', '电煮锅', '破壁机', '养生壶', '电饭煲', '烤箱'],
    price: [79, 999],
    grams: [900, 6000],
    returnShare: [0.06, 0.18],
    regretShare: [0.04, 0.1],
    concessionShare: [0.01, 0.05],
    exchangeShare: [0.005, 0.03],
    faults: ['噪音大', '外壳有磕碰', '功能不会用', '容量与想象不符'],
    praise: ['好用', '好清洗', '声音不大', '加热快', '容量够用', '颜值高'],
    markUp: [1.3, 4],
    questions: ['多少升的', '声音大吗', '质保几年', '好清洗吗', '功率多大'],
  },
  beauty: {
    zh: '美妆',
    items: ['精华液', '面膜', '口红', '气垫', '洗面奶', '防晒霜', '眼霜'],
    price: [39, 599],
    grams: [60, 600],
    returnShare: [0.05, 0.18],
    regretShare: [0.04, 0.1],
    concessionShare: [0.006, 0.05],
    exchangeShare: [0.002, 0.015],
    faults: ['皮肤过敏', '包装破损', '色号不合适', '质地不喜欢'],
    praise: ['好吸收', '不油腻', '味道淡', '显白', '很滋润', '不搓泥'],
    markUp: [1.2, 2.5],
    questions: ['敏感肌能用吗', '孕妇可以用吗', '保质期到什么时候', '黄皮适合哪个色号', '会搓泥吗'],
  },
  food: {
    zh: '食品',
    items: ['坚果礼盒', '牛肉干', '挂面', '蜂蜜', '螺蛳粉', '大闸蟹', '苹果', '燕麦片'],
    price: [19, 299],
    grams: [300, 5000],
    returnShare: [0.01, 0.06],
    regretShare: [0.03, 0.08],
    concessionShare: [0.02, 0.14],
    exchangeShare: [0, 0.008],
    faults: ['坏果', '漏发', '口味不喜欢', '包装破损', '临期'],
    praise: ['新鲜', '个头大', '很香', '分量足', '口感好', '包装严实'],
    markUp: [1.1, 1.8],
    questions: ['辣不辣', '几斤装', '生产日期是什么时候', '有无糖的吗', '坏果包赔吗'],
  },
  electronics: {
    zh: '数码',
    items: ['蓝牙耳机', '充电宝', '平板电脑', '智能手表', '机械键盘', '投影仪'],
    price: [49, 3999],
    grams: [80, 2500],
    returnShare: [0.05, 0.16],
    regretShare: [0.05, 0.14],
    concessionShare: [0.006, 0.04],
    exchangeShare: [0.008, 0.04],
    faults: ['连接不稳', '续航与描述不符', '屏幕有坏点', '降价了'],
    praise: ['续航久', '反应快', '音质不错', '做工好', '连接稳定', '手感好'],
    markUp: [1.1, 1.6],
    questions: ['支持快充吗', '内存多大', '国行吗', '续航多久', '能连苹果手机吗'],
  },
  jewelry: {
    zh: '珠宝',
    items: ['珍珠项链', '和田玉吊坠', '银手镯', '翡翠戒面', '黄金转运珠', '琥珀手串'],
    price: [99, 6999],
    grams: [10, 200],
    returnShare: [0.25, 0.55],
    regretShare: [0.08, 0.18],
    concessionShare: [0.003, 0.02],
    exchangeShare: [0.006, 0.04],
    faults: ['圈口不合适', '颜色与直播间不符', '有瑕疵', '证书有疑问'],
    praise: ['很温润', '有证书', '戴着好看', '颜色正', '做工精细', '送人有面子'],
    markUp: [1.5, 4],
    questions: ['有证书吗', '几克', '圈口多大', '会氧化吗', '天然的吗'],
  },
  toys_books: {
    zh: '母婴图书',
    items: ['绘本套装', '积木', '纸尿裤', '点读笔', '儿童书包', '拼图'],
    price: [29, 499],
    grams: [200, 3500],
    returnShare: [0.04, 0.14],
    regretShare: [0.04, 0.09],
    concessionShare: [0.01, 0.05],
    exchangeShare: [0.004, 0.02],
    faults: ['缺件', '有异味', '年龄不合适', '书角破损'],
    praise: ['孩子喜欢', '没有异味', '印刷清晰', '做工圆润', '内容有意思', '质量好'],
    markUp: [1.2, 2.2],
    questions: ['几岁可以玩', '有异味吗', '一套几本', '是正版吗', '有小零件吗'],
  },
}
