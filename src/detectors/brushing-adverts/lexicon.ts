/** What adverts of this trade sell. The words are the trade's own, as court cases, press reports and platform rules give them. */
export const wares = [
  'viewers',
  'crowd',
  'followers',
  'likes',
  'orders',
  'reviews',
  'accounts',
  'codes',
  'software',
] as const
export type Ware = (typeof wares)[number]

interface Vocabulary {
  /** Hardly ever said of anything else. */
  readonly telling: string
  /** Said of ordinary things too: they need a price for a unit, or company. */
  readonly loose: string
  /** What such wares are counted by, as single characters or words. */
  readonly units: string
}

const vocabulary: Readonly<Record<Ware, Vocabulary>> = {
  viewers: {
    telling:
      '挂人气 挂机人气 刷人气 买人气 涨人气 加人气 人气票 直播人气 人气协议 挂机观众 机器观众 假观众 真人观众 真人进场 挂机人数 挂观众 挂人数 机器人气 真人在线 在线人数 刷在线 挂在线 在线人头 直播在线 刷场观 场观 刷观看 刷播放 播放量 观看量 观看人数 观众人数 直播人数 挂铁 铁粉挂 灌人 灌人气 灌水人数 机器人观众 机器人进场 进房人数 房间人数 直播间人数 挂房间 拉人进房 围观人数 假人 人头数 在线协议 停留人数 稳定在线 热度值 刷热度 冲热度 加热度 平播人气 上人 上在线 在线观众 充人数 充人气 补人气 补在线',
    loose: '人气 在线 观众 人数 热度 观看 围观 流量 进房 挂机 播放 曝光 停留 人头 机器人 机器 上热门 进场',
    units: '人 个 在线 观众 人头 万播放 播放 人气 次 观看 万 场观 热度 热度值',
  },
  crowd: {
    telling:
      '真人互动 真人弹幕 真人评论 真人陪播 真人挂 气氛组 氛围组 水军 直播托 暖场托 场托 弹幕托 托儿 拍手团 刷弹幕 弹幕代发 代发弹幕 刷评论 评论区互动 控评 滚屏 弹幕滚 带节奏 冲场 陪场 撑场 暖场 捧场团 互动粉 扣屏 刷屏互动 代刷屏 打榜团 剧本评论 评论托 弹幕机 抢单托 假互动 活跃气氛 真人喊话 真人提问 评论维护',
    loose: '弹幕 互动 真人 气氛 氛围 评论 捧场 提问 喊话 场控 陪聊 活跃',
    units: '人 位 个 条 句 人头 弹幕 评论',
  },
  followers: {
    telling:
      '涨粉 灌粉 互粉 互关 活粉 真粉 死粉 假粉 僵尸粉 机粉 机器粉 千粉 万粉 百粉 加粉 刷粉 买粉 卖粉 吸粉包 粉丝量 活跃粉 精准粉 真人粉 高质粉 高质量粉 老粉包 刷灯牌 加灯牌 灯牌粉 刷关注 买关注 关注量 涨关注 刷粉丝 买粉丝 加粉丝 补粉丝 卖粉丝 带头像粉 永久粉 不掉粉 掉粉补 粉丝充值 代涨 团粉 刷粉丝团 粉丝团灯牌 数据粉 低价粉',
    loose: '粉丝 粉 关注 灯牌 粉丝团 订阅',
    units: '粉 粉丝 个 关注 人 百 千 万 百粉 千粉 灯牌',
  },
  likes: {
    telling:
      '刷赞 互赞 买赞 点赞数 点赞量 赞量 集赞代点 代点赞 秒赞 万赞 千赞 百赞 刷点赞 点赞协议 手工赞 双击代点 刷双击 双击量 小红心 刷红心 点小心心 刷收藏 收藏量 刷转发 转发量 刷分享 刷完播 爱心赞 直播赞 直播点赞 作品赞 赞播 双击',
    loose: '点赞 赞 红心 收藏 转发 分享 完播 投票 爱心',
    units: '赞 个 次 收藏 转发 万赞 千赞 万 千 百 双击 票',
  },
  orders: {
    telling:
      '刷单 补单 互刷 互补单 互拍 做单 放单 拍单返 上单 垫单 刷销量 销量提升 冲销量 涨销量 基础销量 改销量 做销量 补销量 刷成交 刷流水 做流水 空包 空单 空包裹 代发空包 礼品单 鱼塘单 任务单 垫付单 精刷 精补 人工单 真人单 浏览单 收菜 远程单 黑搜 冲榜 刷榜 打榜 冲量 刷量 刷数据 做数据 刷手 单量提升 快递空 试客单 返款单 货返 销量补 拍下返款 代拍 砍单 拍完退款 拍完即退 抢购托 拍托 直播间冲单 冲单 爆单数据 成交数据 托单 虚拟单 拍发 补成交 补数据',
    loose: '销量 拍单 流水 返款 单量 爆单 上榜 权重',
    units: '单 订单 笔 个 销量 票 包',
  },
  reviews: {
    telling:
      '刷评 补评 上评 代评 晒图评 晒图评价 刷好评 买好评 好评代写 代写好评 代写评价 评价代写 做评价 补评价 出评 带图评价 带图好评 首评 追评 改评 删差评 差评处理 测评单 点评代写 刷口碑 做口碑 口碑分提升 五星好评单 买家秀代拍 刷评分 写评价 铺评价 图文评价',
    loose: '好评 评价 晒图 买家秀 口碑 评分 点评 五星',
    units: '条 评 单 个 好评 评价 篇',
  },
  accounts: {
    telling:
      '实名号 满级号 老号 白号 黑号 千粉号 万粉号 百粉号 粉丝号 直登号 成品号 耐用号 权重号 高权号 开播号 橱窗号 买家号 批发号 三网号 蓝v号 租号 收号 出号 卖号 过脸 过人脸 代实名 代认证 换绑 扫脸 包实名 已实名 号商 账号批发 批发账号 养号 养好的号 成熟号 高信誉号 新注册号 满月号 视频号出售 千川户 带货号 信用号 认证号 私人号 协议号 号源 封号包赔 绿标号 微信号批发 微信小号 实名小号 抖音小号 小号批发 淘气值',
    loose: '号 账号 小号 抖音号 快手号 小红书号 直播号 注册号 实名 满级 认证 橱窗 直登 号码',
    units: '个 号 只 账号 组 枚 位 户',
  },
  codes: {
    telling:
      '接码 收码 打码 码商 卡商 猫池 卡池 注册卡 虚拟卡号 实卡 虚卡 白卡 代注册 代收短信 接短信 收短信 短信接收 接验证码 收验证码 验证码代收 语音验证码 海外卡 一次性号码 批量注册 注册码 号段 辅助注册 辅助验证 注册辅助 解封辅助 手机黑卡',
    loose: '验证码 短信 注册 辅助 物联卡 解封 手机卡',
    units: '条 个 次 张 码 卡 枚',
  },
  software: {
    telling:
      '人气软件 挂机软件 协议软件 群控 云控 中控系统 刷粉软件 刷赞软件 涨粉软件 加粉软件 引流脚本 自动点赞 自动评论 自动弹幕 自动回复弹幕 自动关注 自动刷 改机 一键刷 弹幕软件 场控软件 直播助手 多开 无限多开 刷量软件 人气助手 互动助手 云手机挂 虚拟观众 五合一 刷单软件 养号软件 养号系统 协议号软件 注册机 点赞机 互动软件 水军软件 人气系统 手机墙 箱控 主板机 挂机脚本 脚本定制',
    loose: '软件 脚本 助手 系统 挂机 自动 插件 工具',
    units: '月 包月 月卡 年卡 周卡 天卡 年 季 天 周 套 台 端口 点 永久',
  },
}

const words = (list: string): readonly string[] => list.split(' ')

export interface Term {
  readonly ware: Ware
  readonly word: string
  readonly telling: boolean
}

/** Longer ones first: what is part of a longer term is not a term of its own there. */
export const terms: readonly Term[] = wares
  .flatMap((ware) => [
    ...words(vocabulary[ware].telling).map((word) => ({ ware, word, telling: true })),
    ...words(vocabulary[ware].loose).map((word) => ({ ware, word, telling: false })),
  ])
  .sort((one, other) => other.word.length - one.word.length || (one.word < other.word ? -1 : 1))

/** Units by ware, longer ones first. */
export const unitsOf = (ware: Ware): readonly string[] =>
  words(vocabulary[ware].units).toSorted((one, other) => other.length - one.length)

/** Ordinary words that hold a word of the trade, or sound like one: read as themselves. */
export const ordinaryWords: readonly string[] = words(
  '人气爆款 人气单品 人气王 人气推荐 人气款 高人气商品 超人气美食 在线客服 在线咨询 在线下单 在线支付 在线交易 在线课 在线教育 在线学习 在线预约 点赞收藏加关注 关注店铺 关注我们 关注主页 欢迎关注 蛋白粉 奶粉 面粉 粉底 粉饼 粉色 粉红 散粉 米粉 藕粉 爽身粉 痱子粉 花粉 淀粉 粉笔 粉末 粉嫩 粉条 洗衣粉 咖啡粉 型号 手机号码 手机号 订单号 同号 尺码号 大号 中号 小号码 小号鞋 小号锅 小号款 小号尺寸 小号行李箱 小号收纳 小号背包 小号垃圾袋 扫地机器人 聊天机器人 客服机器人 机器人玩具 咖啡机器 机器设备 加大号 编号 信号 座号 账号代运营 账号运营 账号诊断 账号定位 小号乐器 长号 圆号 靓号 车牌号 房号 快递单 快递单号 面单 电子面单 打单 清单 菜单 传单 宣传单 床单 被单 单反 单人 单车 单张 订单管理 订单处理 订单打印 评价管理 晒单有礼 客户评价 互动游戏 互动投影 互动屏 弹幕游戏 直播互动屏 短信验证 短信营销 大码 大妈 打马 群控灯 群控空调 代账 记账 做账 不单 不但 不当 简单 名单 百分 千分 万分 十分 满分 加分 评分标准 积分 充分 部分 水分 成分 千份 万份 百份 一份 两份 身份 年份 月份 股份 流量卡 流量套餐 流量投放 信息流 自然流量 播放器 播放机 收藏级 收藏品 收藏夹 收藏价值 分享会 分享课 挂机空调 空调挂机 注册商标 商标注册 公司注册 注册公司 工商注册 注册会计 注册资金 注册地址 营业执照注册 软件开发 软件授权 软件正版 软件工程 软件著作 办公软件 剪辑软件 管理软件 财务软件 管理系统 操作系统 收银系统 系统重装 系统安装 音响系统 自动发货 自动挡 自动售货 全自动 半自动 自动档 自动伞 工具箱 工具包 工具书 工具车 五金工具 助手架 活动人数 人数不限 限人数 上人工 观众席 观众票 观众区 真人实拍 真人出镜 真人模特 真人拍摄 真人照片 氛围灯 氛围感 气氛灯 进场费 进场施工 微信公众号 公众号 服务号 订阅号 视频号 会员号 帐号密码 流水线 流水账 数据线 数据恢复 数据库 大数据 数据分析 数据月报 数据报告 数据报表 月度数据 数据备份 销量冠军 销量第一 销量领先 权重分析 口碑好店 口碑推荐 口碑老店 爆单秘籍 实名办理 实名登记 实名入网 认证教练 资质认证 企业认证 体系认证 产品认证 三c认证 认证证书 真品认证 评论员 点评网 曝光度 曝光灯 停留时间长 打榜歌 上单位 做单位 做单子 做单身 放单位 放单肩 小红心果 小红心柚 爱心款 投票箱 真粉色 假人模特 模特假人 假人头 假人道具 塑料假人 假人台 上人行道 收号码 出号码 代拍卖 空单元 代拍照 代拍摄 代拍视频 冲单车 小号手 小号螺丝 收短信用',
).toSorted((one, other) => other.length - one.length)

/** Software is sold for everything: it counts only beside another ware of the trade. */
export const companionWare: Ware = 'software'

/** Units that count everything: a price for one of them says little of what is sold. */
export const generalUnits: ReadonlySet<string> = new Set([
  ...words(
    '个 条 张 次 人 位 包 月 包月 月卡 年卡 周卡 天卡 年 季 天 周 套 台 组 只 枚 笔 份 篇 句 点 永久 端口',
  ),
])

/** Deeds that make a loose word a ware: to brush, buy, sell, raise, hand over. */
export const deeds: readonly string[] = words(
  '代刷 刷 涨 批发 出售 出 秒刷 秒到 充值 买 卖 代做 代挂 挂 冲 提升 接单 承接 包量 走量 代充 补 上',
)

/** How this trade promises: delivery at once, refills, no ban, trial first, trade prices, hidden contacts. */
export const assurances: readonly string[] = words(
  '秒到 秒发 秒刷 秒上 秒单 秒出 秒到账 掉了补 掉补 包补 不掉 不掉粉 掉量补 补量 质保 包售后 售后补单 不封号 防封 不封 防检测 防风控 过风控 过审 不降权 不违规 零风险 安全稳定 稳定不掉 先试后买 先试 免费测试 可测试 试单 自助下单 自助平台 下单平台 下单系统 全自动下单 二十四小时下单 量大优惠 量大从优 量大价优 招代理 诚招代理 代理价 对接接口 一手货源 源头货源 一手渠道 一手单 货源稳定 卡密 卡盟 社区对接 懂的来 懂得来 懂的加 懂行来 诚信秒 工作室 加微详聊 加微 加威 加薇 加v 加扣 私我 私聊发价 暗号 滴滴我 快速起量 起量快 包上 包到 包在线 到账快 速度快 不限量 真实ip 独立ip 一机一号 一机一卡 一机一ip 真机 不走协议 非协议 非机器 纯手工 人工操作 全真人 老客户 可指定 可定时 可包场 可包月 指定时间 实力派 信誉老店 带图 带头像 永久有效 首登包 包首登 死号包换 质量保证 先款 不售后',
)

/** Where it is to be used. */
export const venues: readonly string[] = words(
  '直播 直播间 抖音 快手 小红书 视频号 淘宝 天猫 京东 拼多多 咸鱼 闲鱼 微博 微信 公众号 主播 开播 店铺 带货 橱窗 美团 大众点评 豆音 抖店 虎牙 斗鱼 陌陌 短视频 作品 哔哩',
)

/** Trades that sell something else, whatever words their adverts borrow. */
export const otherTrades: readonly string[] = words(
  '课 舞台 灯光 维修 换屏 修理 快修 换电池 数据恢复 回收 二手 九成新 自用 闲置 搬家 几成新 培训 课程 教程 网课 实战课 训练营 小班 学员 教学 讲座 招聘 招人 诚聘 急招 月薪 时薪 底薪 五险 包吃 兼职招 代运营 全案 策划 拍摄 剪辑 投放 开户 背景布 补光灯 支架 声卡 麦克风 绿幕 提词器 切换台 沙发 桌 灯架 三脚架 打印机 纸箱 气泡袋 云仓 代发货 一件代发 快递代发 礼品代发 印刷 定制 定做 订制 海报 贴纸 手举牌 亚克力 门票 演唱会 见面会 会员 点券 话费 素材 授权 字体 执照 商标 代账 财税 许可证 资质 入驻 律师 维权 举报 反诈 防骗 骗局 游戏 王者 原神 段位 皮肤 周边 零食 服装 羽绒 手机壳 玩具 家电 空调 音响 相机 翻译 保洁 家政 租房 租车 婚庆 主持 演出 乐队 拍卖 开发 设计 摄影 化妆 审计 监测 舆情 咨询 研究 报告 夜场 酒吧 五官端正 形象气质 行李箱 收纳',
)

/** What takes a word back that follows within the clause: “we do not …”, “beware of …”. */
export const negators: readonly string[] = words(
  '拒绝 不做 不接 不教 不提供 不参与 不承诺 不代 不卖 不收 不碰 不搞 不涉及 不支持 不包 严禁 禁止 谢绝 杜绝 抵制 打击 谨防 防止 警惕 远离 举报 非 勿 反 无 绝不 从不 没有 不是 识别 检测 清理 监测 投诉 曝光 识破 不刷 不用',
)
