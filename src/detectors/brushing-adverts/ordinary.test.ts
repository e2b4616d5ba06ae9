import { describe, expect, it } from 'vitest'
import { readAdvert, weigh } from './judge.ts'

const rare = { price: 0.05, assurance: 0.05 }

/** Ordinary goods and services whose name holds a word of the trade, at a price by the piece. */
const ordinary: readonly (readonly [title: string, description: string])[] = [
  ['宝宝满月喜蛋', '2元1个'],
  ['宝宝满月喜蛋', '2元1个 10个起'],
  ['宝宝满月喜蛋 2元1个', '私信'],
  ['宝贝满月喜蛋', '2元1个'],
  ['日本雅虎代拍', '手续费10元一单'],
  ['日本雅虎代拍', '手续费10元一单 私信咨询'],
  ['白卡纸名片', '10元一张'],
  ['双击鼠标微动', '3元1个'],
  ['追评有礼 充电线', '8元一条'],
  ['播放量破亿同款杯子', '15元一个'],
  ['在线人数统计模块', '20元一个'],
]

describe('ordinary goods with a word of the trade in their name', () => {
  it.each(ordinary)('%s, %s is watched at most', (title, description) => {
    expect(weigh(readAdvert({ title, description }), rare)?.weightDb ?? 0).toBeLessThan(12.8)
  })
})
