/** Names and words in Latin letters, as they are said in Chinese: platforms by their initials, wares in English. */
const said: Readonly<Record<string, string>> = {
  dy: '抖音',
  ks: '快手',
  xhs: '小红书',
  wx: '微信',
  vx: '微信',
  gzh: '公众号',
  sph: '视频号',
  tb: '淘宝',
  pdd: '拼多多',
  jd: '京东',
  zb: '直播',
  zbj: '直播间',
  tk: '抖音',
  tiktok: '抖音',
  ins: '照片墙',
  ig: '照片墙',
  instagram: '照片墙',
  youtube: '油管',
  facebook: '脸书',
  twitter: '推特',
  amazon: '亚马逊',
  google: '谷歌',
  live: '直播',
  stream: '直播',
  livestream: '直播',
  viewers: '观众',
  viewer: '观众',
  views: '观看',
  plays: '播放',
  followers: '粉丝',
  follower: '粉丝',
  fans: '粉丝',
  subs: '订阅',
  subscribers: '订阅',
  likes: '点赞',
  hearts: '红心',
  comments: '评论',
  chatters: '弹幕',
  reviews: '评价',
  review: '评价',
  ratings: '评分',
  installs: '下载量',
  minutes: '分钟',
  hour: '小时',
  hours: '小时',
  month: '月',
  each: '每个',
  per: '每',
  yuan: '元',
  rmb: '元',
  cny: '元',
  usd: '元',
  eur: '元',
  dollars: '元',
}

/** Money of other countries: a price in it is a price, but not one in yuan. */
export const foreignMoney = /usd|eur|dollars|[$€£]|美[金元刀]|港[币幣元]/iu

/** A text with its names and words in Latin letters as they are said, and other money as money. */
export const saidInChinese = (text: string): string =>
  text
    .replace(/[$€£]\s*(\d+(?:\.\d+)?)/gu, '$1元')
    .replace(/(?:美[金元]|港[币幣元])\s*(\d+(?:\.\d+)?)/gu, '$1元')
    .replace(/(\d)\s*(?:[$€£]|美[金元刀]|港[币幣元])/gu, '$1元')
    .replace(/(?<![a-z])[a-z]{2,}(?![a-z])/gu, (word) => said[word] ?? word)
