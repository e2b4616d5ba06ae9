import type { Language, Text } from './language.ts'

/**
 * The catalogue of errors that a user can mend: what each means and what to do. Anything that is not a `WringError` is a
 * bug and keeps its stack. `docs/errors.md` is generated from this table.
 */
export const errorCatalogue = {
  'input.not_found': {
    en: 'the path named does not exist; check the spelling, or give - to read standard input',
    zh: '所给的路径不存在；请检查拼写，或用 - 读取标准输入',
  },
  'input.no_permission': {
    en: 'the path cannot be read by this user; change its permissions or copy it',
    zh: '当前用户无权读取该路径；请修改权限或另存一份',
  },
  'input.empty': {
    en: 'nothing there looks like records; name files <kind>.csv, .ndjson or .parquet',
    zh: '其中没有看起来像记录的内容；文件应命名为 <类型>.csv、.ndjson 或 .parquet',
  },
  'input.unknown_kind': {
    en: 'the file name does not say which records it holds; rename it or give --kind',
    zh: '文件名没有说明是哪一类记录；请改名或给出 --kind',
  },
  'input.format': {
    en: 'the file is not in a format that can be read (CSV, NDJSON or Parquet, plain, .gz or .zst)',
    zh: '文件格式无法读取（可读 CSV、NDJSON、Parquet，可为 .gz 或 .zst 压缩）',
  },
  'input.columns': {
    en: 'a required column is missing; rename the column, or give --as or --mapping for an export of a shop',
    zh: '缺少必需的列；请改列名，店铺导出请给出 --as 或 --mapping',
  },
  'input.manifest': {
    en: 'manifest.json does not have the form of docs/guide/records.md',
    zh: 'manifest.json 不符合 docs/guide/records.md 的格式',
  },
  'input.mapping': {
    en: 'the mapping file does not have the form of docs/guide/exports.md',
    zh: '映射文件不符合 docs/guide/exports.md 的格式',
  },
  'input.scenario': {
    en: 'the scenario does not have the form of docs/guide/simulate.md; `wring simulate --list` names ready ones',
    zh: '场景文件不符合 docs/guide/simulate.md 的格式；`wring simulate --list` 列出现成的场景',
  },
  'input.zone': {
    en: 'local times need a zone; give --timezone (for example Asia/Shanghai)',
    zh: '本地时间需要时区；请给出 --timezone（例如 Asia/Shanghai）',
  },
  'store.in_use': {
    en: 'another process has this store open; wait for it or give another --store',
    zh: '另一个进程正在使用这个库；请等它结束，或用 --store 指定另一个库',
  },
  'store.full': {
    en: 'the disk that holds the store is full; free space or give --store on another disk',
    zh: '库所在的磁盘已满；请腾出空间，或用 --store 指定另一块磁盘',
  },
  'store.unreadable': {
    en: 'the store cannot be opened; check its permissions, or start a new one',
    zh: '库无法打开；请检查权限，或新建一个库',
  },
  'store.newer': {
    en: 'the store was written by a newer Wring; update Wring',
    zh: '库由更新版本的 Wring 写成；请升级 Wring',
  },
  'store.no_session': {
    en: 'the store holds no such session; `wring sessions` lists what it holds',
    zh: '库中没有这个场次；`wring sessions` 可列出已有场次',
  },
  'engine.missing': {
    en: 'the embedded engine could not be loaded; it needs 64-bit Linux (glibc) or macOS',
    zh: '内嵌引擎无法加载；它需要 64 位 Linux（glibc）或 macOS',
  },
  'engine.unreachable': {
    en: 'the ClickHouse server named by WRING_CLICKHOUSE_URL does not answer; start it or correct the address',
    zh: 'WRING_CLICKHOUSE_URL 所指的 ClickHouse 服务器没有应答；请启动服务器或更正地址',
  },
  'engine.access': {
    en: 'the ClickHouse server does not let this user do what Wring needs; correct the user and password in WRING_CLICKHOUSE_URL, or give the rights of docs/guide/server.md',
    zh: 'ClickHouse 服务器不允许该用户执行 Wring 所需的操作；请更正 WRING_CLICKHOUSE_URL 中的用户名和密码，或按 docs/guide/server.md 授权',
  },
  'engine.statement': {
    en: 'the engine refused a statement; this is a defect worth reporting with its code',
    zh: '引擎拒绝了一条语句；这是程序缺陷，请连同代码一并报告',
  },
  'engine.memory': {
    en: 'a statement needed more memory than WRING_MEMORY allows; raise it or audit fewer sessions',
    zh: '一条语句所需内存超过 WRING_MEMORY 的上限；请调高上限或减少场次',
  },
  'output.not_writable': {
    en: 'the output folder cannot be written; choose another with --out',
    zh: '结果文件夹无法写入；请用 --out 另选一个',
  },
  'output.exists': {
    en: 'the output folder holds files that Wring did not write; choose another with --out',
    zh: '结果文件夹中有并非 Wring 写成的文件；请用 --out 另选一个',
  },
  'output.not_empty': {
    en: 'a world is written into a folder of its own; give --out a folder that is empty or not there yet',
    zh: '模拟世界须写入单独的文件夹；请用 --out 给出空的或尚不存在的文件夹',
  },
  'usage.option': {
    en: 'a command, argument or option is not as allowed; see --help',
    zh: '命令、参数或选项不符合要求；请看 --help',
  },
  'config.value': {
    en: 'an environment variable has a value that is not allowed; correct or unset it',
    zh: '某个环境变量的值不符合要求；请更正或取消设置',
  },
} as const satisfies Record<string, Text>

export type ErrorCode = keyof typeof errorCatalogue

/** Something a user can mend: a code of the catalogue and a lower-case sentence that ends in the offending value. */
export class WringError extends Error {
  override readonly name = 'WringError'
  readonly code: ErrorCode
  constructor(code: ErrorCode, text: string, options?: { cause?: unknown }) {
    super(text, options)
    this.code = code
  }
}

/** The one line that a terminal shows: what happened, what to do about it, and the code to search for. */
export const errorLine = (code: ErrorCode, text: string, language: Language): string =>
  `wring: ${text.replace(/\s+/g, ' ').trim()} — ${errorCatalogue[code][language]} [${code}]`
