import type { Fact, Finding } from '../../detectors/finding.ts'
import type { Text } from '../../language.ts'
import { moneyText } from '../../money.ts'
import { type Page, percent, whole } from '../html/page.ts'
import { wordFor } from '../vocabulary.ts'

/** What a number of a finding is, where its name alone does not say its unit. */
type Unit = 'count' | 'money' | 'share' | 'time' | 'hours' | 'seconds' | 'name'

interface Term extends Text {
  readonly unit: Unit
}

const term = (zh: string, en: string, unit: Unit = 'count'): Term => ({ zh, en, unit })

/** The operands of findings as a reader calls them. */
const terms: Readonly<Record<string, Term>> = {
  identity: term('核对项', 'checked', 'name'),
  counter: term('展示数字', 'displayed figure', 'name'),
  excess_seconds: term('超出时长', 'time beyond', 'seconds'),
  shown_seconds: term('展示时长', 'time shown', 'seconds'),
  worst_at: term('最多时刻', 'worst at', 'time'),
  worst_shown: term('最多时展示', 'shown at worst'),
  worst_ledger: term('同时刻账面', 'recorded then'),
  worst_allowed: term('计入容许后至多', 'at most with every allowance'),
  shown_viewer_seconds: term('展示的观看人秒', 'viewer-seconds shown'),
  ledger_viewer_seconds: term('账面的观看人秒', 'viewer-seconds recorded'),
  allowed_viewer_seconds: term('计入容许后至多人秒', 'viewer-seconds at most'),
  shown_increase: term('展示的增加', 'increase shown'),
  ledger_acts: term('账面行为', 'acts recorded'),
  allowed: term('计入容许后至多', 'at most with every allowance'),
  minutes: term('分钟数', 'minutes'),
  most_in_a_minute: term('一分钟内最多', 'most in a minute'),
  beyond_limit: term('超出上限次数', 'beyond the limit'),
  rooms_at_once: term('同时所在直播间', 'rooms at once'),
  peak_at: term('峰值时刻', 'peak at', 'time'),
  online: term('展示的在线人数', 'displayed viewers online'),
  views: term('展示的场观', 'displayed views'),
  unique_viewers: term('展示的观看人数', 'displayed unique viewers'),
  likers: term('点赞账号', 'accounts that liked'),
  commenters: term('评论账号', 'accounts that commented'),
  followers: term('关注账号', 'accounts that followed'),
  buyers: term('买家', 'buyers'),
  acted: term('有此行为的账号', 'accounts that acted'),
  present: term('在场账号', 'accounts in the room'),
  refunded_orders: term('退款订单', 'refunded orders'),
  refunded_beyond_paid: term('退款多于所付', 'refunded beyond what was paid'),
  settled_orders: term('已结算订单', 'settled orders'),
  settled_beyond_paid: term('结算多于所付', 'settled beyond what was paid'),
  shipped_orders: term('已发货订单', 'shipped orders'),
  shipped_unpaid: term('未付款而发货', 'shipped unpaid'),
  weighed_parcels: term('有重量的包裹', 'weighed parcels'),
  delivered_orders: term('已送达订单', 'orders delivered'),
  delivered_unpaid: term('送达多日仍无付款', 'delivered long ago and never paid'),
  light_parcels: term('过轻的包裹', 'parcels too light'),
  refunded_unsent: term('未发货即退款', 'refunded before shipment'),
  returned_unsent: term('未发货却有退货', 'sent back though never sent'),
  refunded_signed: term('签收后退款', 'refunded after signing'),
  kept_signed: term('退款而未退货', 'refunded and kept'),
  entered_lines: term('“来了”提示语', '“is coming” lines'),
  entered_without_act: term('其中无对应进入', 'of these without an entry'),
  purchased_lines: term('“正在购买”提示语', '“bought” lines'),
  purchased_without_act: term('其中无对应订单', 'of these without an order'),
  followed_lines: term('“关注了”提示语', '“followed” lines'),
  followed_without_act: term('其中无对应关注', 'of these without a follow'),
  liked_lines: term('“点赞了”提示语', '“liked” lines'),
  liked_without_act: term('其中无对应点赞', 'of these without a like'),
  circle_accounts: term('圈内账号', 'accounts in the circle'),
  circle_speakers: term('其中本场发言', 'of these in this session'),
  circle_lines: term('圈内长句', 'long lines of the circle'),
  circle_templates: term('句子种数', 'different lines'),
  circle_closed_share: term('彼此重复占比', 'share repeated inside', 'share'),
  circle_comments: term('圈内评论', 'comments of the circle'),
  circle_share: term('占本场评论', 'share of the comments', 'share'),
  comments: term('本场评论', 'comments of the session'),
  judged_speakers: term('可比较的发言账号', 'speakers compared'),
  ordinary_speakers: term('圈外普通账号', 'ordinary accounts outside'),
  ordinary_share: term('普通账号偶然占比', 'share of ordinary accounts by chance', 'share'),
  rhythm_acts: term('次数', 'acts'),
  rhythm_tempo_seconds: term('通常间隔', 'usual interval', 'seconds'),
  interval_pairs: term('比较的间隔', 'intervals compared'),
  interval_same: term('其中与通常间隔相同', 'of these at the usual interval'),
  usual_same_share: term('普通账号相同占比', 'share with ordinary accounts', 'share'),
  tempo_accounts: term('同一节奏的账号', 'accounts at this tempo'),
  tempo_expected: term('偶然约有', 'by chance about'),
  clock_accounts: term('按固定间隔行动的账号', 'accounts that act at set intervals'),
  clock_acts: term('其行为数', 'their acts'),
  session_acts: term('本场同类行为', 'such acts of the session'),
  clock_share: term('占本场同类行为', 'share of such acts', 'share'),
  own_lines: term('该账号长句', 'long lines of the account'),
  examples: term('例句', 'examples', 'name'),
  lines_read: term('只读取的句数', 'lines read of more'),
  shop_id: term('店铺', 'shop', 'name'),
  account_id: term('账号', 'account', 'name'),
  paid_orders: term('实付订单', 'paid orders'),
  paid_minor: term('实付', 'paid', 'money'),
  early_refunds: term('三日内发货前退款', 'given back unsent within three days'),
  early_value_minor: term('其金额', 'their amount', 'money'),
  within_a_day: term('其中一日内', 'of these within a day'),
  within_three_days: term('其中一日之后', 'of these later'),
  later_unsent: term('三日后发货前退款', 'given back unsent later'),
  after_shipment: term('发货后退款', 'given back after shipment'),
  cohort_orders: term('该店可比订单', 'orders of the shop to compare with'),
  cohort_early_refunds: term('其中同样退款', 'of these given back alike'),
  cohort_units: term('可比场次与日子', 'sessions and days to compare with'),
  hours_to_refund: term('下单至退款', 'from order to refund', 'hours'),
  session_early_refunds: term('本场同类退款', 'alike in the session'),
  session_orders: term('本场实付订单', 'paid orders of the session'),
  means: term('相符之处', 'matches in', 'name'),
  relations: term('关系', 'relation', 'name'),
  users: term('本场名单外使用者', 'unlisted users in the session'),
  other_users: term('其他订单名单外使用者', 'unlisted users in other orders'),
  other_buyers: term('其他订单买家', 'buyers in other orders'),
  related_minor: term('关联金额', 'tied to the team', 'money'),
  related_orders: term('关联订单', 'orders tied to the team'),
  related_share: term('关联占比', 'share tied to the team', 'share'),
  compared_bodies: term('可比订单组数', 'bodies of orders compared'),
  compared_share: term('可比关联占比', 'share there', 'share'),
  members: term('成员', 'members', 'name'),
  group: term('所在群组', 'group', 'name'),
  sessions: term('一同出现的场次', 'sessions together', 'name'),
  rooms: term('直播间', 'rooms', 'name'),
  shift_starts: term('时段开始', 'hours from', 'time'),
  shift_ends: term('时段结束', 'hours until', 'time'),
  stays_kept: term('守同一时段次数', 'stays that kept the hours'),
  median_stay_minutes: term('停留分钟中位数', 'median stay in minutes'),
  shared_in_two_slots: term('两个时段共有账号', 'accounts in both of two slots'),
  expected_in_two_slots: term('偶然预期', 'expected by chance'),
  active_share: term('有行为的停留占比', 'stays with any act', 'share'),
  kept_purchases_share: term('买过并留下的成员占比', 'members that bought and kept', 'share'),
  one_network_share: term('同一网络或设备占比', 'from one network or device', 'share'),
  slots_left_out: term('过于拥挤未比的时段', 'slots left out as crowded'),
  accounts_left_out: term('超出上限未看的账号', 'accounts beyond the bound'),
  stays_left_out: term('超出上限未看的停留', 'stays beyond the bound'),
  kept_shifts: term('守同一时段的久留', 'long stays that kept the hours'),
  long_stays: term('在这些场次的久留', 'long stays in these sessions'),
  rooms_kept: term('所涉互不相关的直播间', 'unrelated rooms among them'),
  stayed_minutes: term('本场停留分钟', 'minutes stayed here'),
  others_in_slot_share: term('其他久留观众守同一时段', 'others who kept these hours', 'share'),
  follows: term('新增关注', 'follows'),
  without_entry: term('从未进入的关注', 'follows without any entry'),
  looked_in_only: term('只短暂进过一次的关注', 'follows by one brief look'),
  registered_together: term('注册时间扎堆', 'registered close together'),
  picked_out: term('逐个指出的关注', 'follows picked out'),
  busiest_half_hour: term('其中半小时内最多', 'most of these in half an hour'),
  followed_at: term('关注时刻', 'followed at', 'time'),
  entries: term('进入次数', 'entries'),
  alike: term('同样的关注', 'follows alike'),
  registered_at: term('注册时刻', 'registered at', 'time'),
  readings: term('读数', 'readings'),
  regularity: term('规律', 'pattern', 'name'),
  amount: term('每次变化', 'each change'),
  times: term('次数', 'times'),
  of: term('变化总数', 'changes in all'),
  quiet_stays: term('安静久留', 'quiet long views'),
  quiet_stays_without_other_life: term('其中别处无活动', 'of them without other life'),
  quiet_brief_views: term('安静短留', 'quiet brief views'),
  quiet_brief_views_without_other_life: term('短留中别处无活动', 'brief ones without other life'),
  matched_sessions: term('相比的场次', 'sessions compared'),
  views_picked_out: term('挑出的观看', 'views picked out'),
  entry_source: term('进入来源', 'way in', 'name'),
  stay_seconds: term('停留', 'stay', 'seconds'),
  acts: term('动作', 'acts'),
  other_sessions: term('另外场次', 'other sessions'),
  other_sessions_brief: term('其中短暂进出', 'looked in briefly'),
  came_and_left_together: term('同进同出', 'came and left together'),
  of_them_acted: term('其中有动作', 'of them acted'),
  left_together: term('一起离开', 'left together'),
  present_came_together: term('在场者中同时段进入', 'of those present came together'),
  together: term('一同', 'together'),
  stays: term('久留观看', 'long stays'),
  silent_stays: term('其中无动作', 'of them silent'),
  follower_stays: term('关注者久留', 'long stays of followers'),
  silent_follower_stays: term('关注者中无动作', 'silent ones of followers'),
  steps: term('下单前的步骤', 'steps before the order', 'name'),
  first_step_seconds: term('从第一步到下单', 'from the first step to the order', 'seconds'),
  came_back_empty: term('款退而货未退或空包', 'came back without goods, or empty', 'name'),
  alike_orders: term('走同一路径的订单', 'orders of the same path'),
  alike_hollow: term('其中款退而货未退', 'of these came back without goods'),
  buyer_orders: term('该账号全部订单', 'orders of the account in all'),
  buyer_hollow: term('其中款退而货未退', 'of them came back without goods'),
  accounts: term('账号数', 'accounts'),
  in_sessions: term('场次数', 'sessions'),
  orders_back: term('退款而货未退的订单', 'orders given back without goods'),
  unreturned: term('发货后全退而货未退', 'given back after shipment without the goods'),
  again: term('其中同一买家多单', 'of these more than one by a buyer'),
  parcel_grams: term('包裹克重', 'grams of the parcel'),
  usual_grams: term('同类包裹克重', 'grams of parcels alike'),
  parcels_alike: term('同类包裹数', 'parcels alike'),
  label_buyers: term('共用单号的买家', 'buyers that share its number'),
  shared_labels: term('本场共用单号的包裹', 'parcels with shared numbers in the session'),
  odd_parcels: term('过轻或共用单号的订单', 'orders with light parcels or shared numbers'),
  on_one_device: term('同一手机至多', 'most on one telephone'),
  on_one_network: term('同一网络至多', 'most on one network'),
  login_days: term('登录天数', 'days with a login'),
  logins: term('登录次数', 'logins'),
  near_share: term('与成员前后相接的登录', 'logins next to a member’s', 'share'),
  usual_near_share: term('无关账号前后相接的登录', 'the same of unrelated accounts', 'share'),
  chance: term('无关账号同样程度占比', 'unrelated accounts that do as much', 'share'),
  small_orders: term('价格极低的订单', 'orders for next to nothing'),
  small_shops: term('其店铺数', 'shops of these'),
  orders: term('订单', 'orders'),
  praises_in_common_words: term('用词雷同的好评', 'praise in common words'),
  regular_on_same_means: term('同一手机或网络的规律账号', 'regular accounts on the same means'),
  crowded_left_out: term('过于拥挤未看的网络', 'networks left out as crowded'),
  registration_ratio: term('注册时间接近倍数', 'times as close in registration'),
}

/** Said elsewhere in the finding, or only a list of what its sentence counts. */
const told = new Set(['currency', 'held'])

/** Operands that a detector states and the report has no word for; they stand in findings.ndjson only. */
export const wordless = ({ facts }: Finding): string[] =>
  Object.keys(facts).filter((name) => !told.has(name) && !terms[name])

function valueText(page: Page, unit: Unit, value: Fact, currency: string): string {
  if (Array.isArray(value)) {
    const parts = value.map((each) => valueText(page, unit, each as Fact, currency))
    return [...new Set(parts)].slice(0, 8).join(page.language === 'zh' ? '、' : ', ')
  }
  if (typeof value !== 'number') return page.pick(wordFor(String(value))).slice(0, 200)
  if (unit === 'money') return moneyText({ amountMinor: Math.round(value), currency })
  if (unit === 'share') return percent(value)
  if (unit === 'time') return page.time(value)
  if (unit === 'hours') return page.t('hours', { value })
  return unit === 'seconds' ? `${whole(value)} s` : whole(value)
}

/** The numbers behind a finding, each in words and with its unit. */
export function operandsOf(page: Page, { facts }: Finding): { name: string; value: string }[] {
  const currency = typeof facts['currency'] === 'string' ? facts['currency'] : 'CNY'
  return Object.entries(facts).flatMap(([name, value]) => {
    const known = terms[name]
    if (!known || told.has(name) || value === null) return []
    return [{ name: page.pick(known), value: valueText(page, known.unit, value, currency) }]
  })
}
