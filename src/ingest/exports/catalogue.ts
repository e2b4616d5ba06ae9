import { doudian } from './doudian.ts'
import type { ExportProfile } from './profile.ts'
import { shopify } from './shopify.ts'
import { taobao } from './taobao.ts'

export const exportProfiles: readonly ExportProfile[] = [doudian, taobao, shopify]

/** The profile of `--as <name>`; undefined for a name that nobody wrote one for. */
export const exportProfile = (name: string): ExportProfile | undefined =>
  exportProfiles.find((profile) => profile.name === name)
