import { afterAll, describe, expect, it } from 'vitest'
import { sipHash128Hex } from './sip-hash.ts'
import { closeWorlds, openStore } from './world.ts'

afterAll(closeWorlds)

describe('sipHash128Hex', () => {
  it('gives the token that the engine gives, whatever the length and script', async () => {
    const engine = await openStore()
    const texts = [
      '',
      '1',
      '1380013',
      '13800138',
      '13800138000',
      '浙江省杭州市余杭区文一西路969号',
      'x'.repeat(300),
    ]
    const k1 = 2n ** 63n + 5n
    for (const text of texts) {
      const [row] = await engine.rows<{ token: string }>(
        {
          name: 'token',
          text: 'SELECT lower(hex(sipHash128Keyed(({k0:UInt64}, {k1:UInt64}), {text:String}))) AS token',
        },
        { k0: '7', k1: String(k1), text },
      )
      expect(sipHash128Hex({ k0: 7n, k1 }, text)).toBe(row?.token)
    }
  })
})
