import { WringError } from '../errors.ts'

/** Where a server is and who asks. Only `shown` may be printed: an address may carry a password. */
export interface ServerAddress {
  readonly url: string
  readonly shown: string
  readonly credentials: { readonly username?: string; readonly password?: string }
}

const form = 'WRING_CLICKHOUSE_URL has the form http://user:password@host:8123'

function parsed(text: string): { url: URL; username: string; password: string } {
  try {
    const url = new URL(text)
    return {
      url,
      username: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    }
  } catch {
    throw new WringError('config.value', `${form}; what it holds is no address`)
  }
}

/** Takes an address apart, so that its credentials travel in a header and stand in no message. */
export function serverAddress(text: string): ServerAddress {
  const { url, username, password } = parsed(text)
  if (!/^https?:$/.test(url.protocol))
    throw new WringError('config.value', `${form} or https://…; what it holds begins otherwise`)
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    throw new WringError('config.value', `${form} and nothing behind it; databases are named by --store`)
  return {
    url: url.origin,
    shown: url.host,
    credentials: { ...(username ? { username } : {}), ...(password ? { password } : {}) },
  }
}
