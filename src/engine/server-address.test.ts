import { describe, expect, it } from 'vitest'
import { serverAddress } from './server-address.ts'

describe('the address of a server', () => {
  it('is parted from its credentials, which are read as they were meant', () => {
    expect(serverAddress('https://m%C3%BCller:p%40ss%3Aword@db.example:8443')).toEqual({
      url: 'https://db.example:8443',
      shown: 'db.example:8443',
      credentials: { username: 'müller', password: 'p@ss:word' },
    })
    expect(serverAddress('http://127.0.0.1:8123/').credentials).toEqual({})
  })

  it.each([
    'geheim',
    'default:geheim@here',
    'ftp://default:geheim@here',
    'http://default:geheim@here:8123/wring',
    'http://default:geheim@here:8123/?database=wring',
    'http://default:geheim%E0@here',
    'http://default:geheim@here:123456',
  ])('is refused without being repeated: %s', (text) => {
    expect(() => serverAddress(text)).toThrow(expect.objectContaining({ code: 'config.value' }))
    expect(() => serverAddress(text)).not.toThrow(/geheim|default/)
  })
})
