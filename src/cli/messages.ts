import type { Language, Text } from '../language.ts'

/** Every sentence of the command line, in both languages. `{name}` is filled in. */
export const messages = {
  about: {
    zh: 'Wring：拧干直播电商数据中的水分。输入记录，得到证据与审定数字。',
    en: 'Wring wrings the water out of live-commerce numbers: records in, evidence and audited figures out.',
  },
  auditAbout: {
    zh: '核查一份导出、上传或录制的直播间，写出报告',
    en: 'audit an export, an upload or a recorded room; write the report',
  },
  importAbout: { zh: '把记录导入长期保存的库', en: 'bring records into a store that stays' },
  sessionsAbout: { zh: '列出库中的场次', en: 'list the live sessions a store holds' },
  simulateAbout: {
    zh: '写出一个带标准答案的模拟世界（仅供测试，不涉及任何真实平台）',
    en: 'write a synthetic world with its truth, for tests; it touches no platform',
  },
  demoAbout: { zh: '核查自带的示例数据', en: 'audit the bundled demonstration' },
  doctorAbout: { zh: '检查这台机器能否运行 Wring', en: 'check whether this machine can run Wring' },
  optionOut: { zh: '结果写入的文件夹', en: 'folder for the results' },
  optionStore: {
    zh: '库所在的文件夹（使用服务器时为数据库名）；不写则用本部署自己的库',
    en: "folder of the store (with a server: its database); without it, the deployment's own",
  },
  optionAuditStore: {
    zh: '连同此库中已有的记录一起核查，并保留此库；不写则用临时的库，用完即删',
    en: 'audit together with what this store holds, and keep it; without it, a store of its own is used and removed',
  },
  optionAs: {
    zh: '订单导出的来源：doudian、taobao 或 shopify',
    en: 'where an order export comes from: doudian, taobao or shopify',
  },
  optionMapping: {
    zh: '其他平台导出的表头映射文件（见 docs/guide/exports.md）',
    en: 'a mapping file for exports of other platforms (docs/guide/exports.md)',
  },
  optionKind: {
    zh: '文件名未说明时的记录类型，例如 order',
    en: 'the record kind where the file name does not say it, e.g. order',
  },
  optionTimezone: {
    zh: '订单导出中本地时间所用的时区，例如 Asia/Shanghai',
    en: 'the zone of local times in an order export, e.g. Asia/Shanghai',
  },
  optionLang: { zh: '语言：zh 或 en', en: 'language: zh or en' },
  optionJson: { zh: '在标准输出上以 JSON 给出结果', en: 'give the result as JSON on standard output' },
  optionFailOn: {
    zh: '有场次达到该级别时以 10 退出：watch、suspected 或 highly_suspected',
    en: 'exit with 10 when a session reaches this level: watch, suspected or highly_suspected',
  },
  optionWorld: {
    zh: '世界：--list 中的名称，或场景文件',
    en: 'the world: a name of --list, or a scenario file',
  },
  optionSeed: { zh: '种子：同一种子写出相同的字节', en: 'seed: the same seed writes the same bytes' },
  optionScale: { zh: '人数与场观的倍数', en: 'multiplies people and views' },
  optionDays: {
    zh: '场次分布的天数，代替场景中的',
    en: 'days over which sessions lie, instead of the scenario’s',
  },
  optionFormat: { zh: '文件格式：csv、ndjson 或 parquet', en: 'format of the files: csv, ndjson or parquet' },
  optionList: { zh: '列出现成的世界', en: 'list the worlds that come with it' },
  optionWorldOut: {
    zh: '写入的文件夹，须为空或尚不存在',
    en: 'folder to write into; empty or not there yet',
  },
  simulated: {
    zh: '已写出世界“{world}”（种子 {seed}，倍数 {scale}）：{rows} 行记录，{sessions} 场，位于 {out}',
    en: 'Wrote the world "{world}" (seed {seed}, scale {scale}): {rows} rows of records, {sessions} sessions, in {out}',
  },
  simulating: { zh: '正在写出 {world}', en: 'writing {world}' },
  simulateInterrupted: {
    zh: '已中断。{out} 中的世界不完整（其中有 unfinished.txt）；请删除该文件夹后重来。',
    en: 'Interrupted. The world in {out} is not whole (unfinished.txt says so); remove the folder and start again.',
  },
  optionOpen: { zh: '完成后在浏览器中打开报告', en: 'open the report in a browser when done' },
  helpUsage: { zh: '用法：', en: 'Usage:' },
  helpArguments: { zh: '参数：', en: 'Arguments:' },
  helpOptions: { zh: '选项：', en: 'Options:' },
  helpCommands: { zh: '命令：', en: 'Commands:' },
  helpDefault: { zh: '默认：', en: 'default: ' },
  helpHelp: { zh: '显示帮助', en: 'show help' },
  helpVersion: { zh: '显示版本', en: 'show the version' },
  examples: { zh: '示例：', en: 'Examples:' },
  exits: {
    zh: '退出码：0 完成 · 2 用法 · 3 输入 · 4 库或引擎 · 5 输出 · 10 达到 --fail-on 的级别 · 70 程序缺陷 · 130 被中断',
    en: 'Exit codes: 0 done · 2 usage · 3 input · 4 store or engine · 5 output · 10 a level of --fail-on was reached · 70 a defect · 130 interrupted',
  },
  reading: { zh: '读取 {file}', en: 'reading {file}' },
  rows: { zh: '{rows} 行', en: '{rows} rows' },
  perSecond: { zh: '{rate} 行/秒', en: '{rate} rows/s' },
  left: { zh: '约剩 {seconds} 秒', en: 'about {seconds} s left' },
  step: { zh: '{step} …', en: '{step} …' },
  stepConvert: { zh: '转换订单导出', en: 'converting the order export' },
  stepImport: { zh: '导入记录', en: 'importing records' },
  stepDetect: { zh: '检测', en: 'detecting' },
  stepMeasure: { zh: '计算指标', en: 'measuring' },
  stepWrite: { zh: '写出报告', en: 'writing the report' },
  imported: {
    zh: '已导入 {rows} 行，{files} 个文件；{rejected} 行未能读取，{duplicates} 行重复，{unchanged} 个文件此前已导入。',
    en: 'Imported {rows} rows from {files} files; {rejected} rows could not be read, {duplicates} were duplicates, {unchanged} files were there already.',
  },
  sessionLine: { zh: '{session}  {level}', en: '{session}  {level}' },
  claimedAudited: { zh: '声称 {claimed} → 审定 {audited}', en: 'claimed {claimed} → audited {audited}' },
  recordedAudited: { zh: '账面 {claimed} → 审定 {audited}', en: 'recorded {claimed} → audited {audited}' },
  owed: { zh: '按合同应退 {amount}', en: 'owed back under the contract {amount}' },
  uncalibrated: {
    zh: '级别由未校准的证据权重得出，仅供复核，不是认定。',
    en: 'Levels come from uncalibrated weights of evidence: leads for review, not decisions.',
  },
  report: { zh: '报告：{path}', en: 'Report: {path}' },
  interrupted: {
    zh: '已中断。已完成的文件保留在库中，未完成的文件在下次打开时清除。',
    en: 'Interrupted. Files that were finished stay in the store; an unfinished one is removed when it is next opened.',
  },
  defect: {
    zh: '程序缺陷，请附上以下内容报告：',
    en: 'This is a defect of Wring; please report it with what follows:',
  },
  noSessions: { zh: '库中没有场次。', en: 'The store holds no session.' },
  inputArgument: {
    zh: '记录文件夹（<类型>.csv、.ndjson、.parquet，可为 .gz、.zst）、单个文件，或 - 表示标准输入',
    en: 'a folder of records (<kind>.csv, .ndjson, .parquet; .gz and .zst too), one file, or - for standard input',
  },
  environment: {
    zh: `环境变量：
  WRING_HOME                本部署的文件夹：标记所用的密钥与默认的库（默认 ~/.local/share/wring）
  WRING_LANG                语言：zh 或 en（默认随系统）
  WRING_MEMORY              每条语句的内存上限，单位 GiB（默认 4）
  WRING_TOKEN_KEY           个人信息标记的密钥，32 位十六进制（默认用 WRING_HOME 中的 token.key）
  WRING_CLICKHOUSE_URL      ClickHouse 服务器的地址；不写则用内嵌引擎（见 docs/guide/server.md）
  WRING_CLICKHOUSE_CLUSTER  为 1 时，库分布在该服务器名为 wring 的集群上`,
    en: `Environment:
  WRING_HOME                folder of this deployment: token key and default store (~/.local/share/wring)
  WRING_LANG                language, zh or en (as the system says)
  WRING_MEMORY              memory limit of a statement in GiB (4)
  WRING_TOKEN_KEY           key of the tokens for personal data, 32 hexadecimal digits (token.key in WRING_HOME)
  WRING_CLICKHOUSE_URL      address of a ClickHouse server (the embedded engine; see docs/guide/server.md)
  WRING_CLICKHOUSE_CLUSTER  1 spreads the store over the cluster named wring of that server`,
  },
  checkNode: { zh: 'Node 版本（需要 ≥ 22.12）', en: 'Node version (needs ≥ 22.12)' },
  checkEngine: { zh: '内嵌引擎', en: 'embedded engine' },
  checkServer: { zh: 'ClickHouse 服务器', en: 'ClickHouse server' },
  checkHome: { zh: '部署文件夹可写', en: 'deployment folder can be written' },
  checkDisk: { zh: '剩余磁盘空间', en: 'free disk space' },
  checkMemory: {
    zh: '每条语句的内存上限 / 机器内存（空闲）',
    en: 'memory limit of a statement / of the machine (free)',
  },
  mend: { zh: '  → {what}', en: '  → {what}' },
  mendNode: {
    zh: '请安装 Node 22.12 或更新版本（推荐 24）：https://nodejs.org',
    en: 'install Node 22.12 or later (24 is best): https://nodejs.org',
  },
  mendEngine: {
    zh: '内嵌引擎需要 64 位 Linux（glibc，不支持 Alpine）或 macOS；若平台符合，请重新安装：npm rebuild chdb',
    en: 'it needs 64-bit Linux (glibc, so not Alpine) or macOS; on one of these, install it again: npm rebuild chdb',
  },
  mendServer: {
    zh: '请启动 WRING_CLICKHOUSE_URL 所指的服务器，或更正、取消该变量',
    en: 'start the server that WRING_CLICKHOUSE_URL names, or correct or unset it',
  },
  mendHome: {
    zh: '请修改该文件夹的权限，或用 WRING_HOME 指定另一个',
    en: 'change the permissions of this folder, or name another in WRING_HOME',
  },
  mendDisk: {
    zh: '请腾出至少 1 GiB，或用 WRING_HOME 指定另一块磁盘上的文件夹',
    en: 'free at least 1 GiB, or name a folder on another disk in WRING_HOME',
  },
  mendMemory: {
    zh: '请把 WRING_MEMORY 调到低于机器内存（单位 GiB，至少 0.5）',
    en: 'set WRING_MEMORY below what the machine has (in GiB, at least 0.5)',
  },
  ready: { zh: '这台机器可以运行 Wring。', en: 'This machine can run Wring.' },
  notReady: {
    zh: '有问题需要先解决，见上文 → 处。',
    en: 'Something has to be mended first: see → above.',
  },
} as const satisfies Record<string, Text>

export type MessageId = keyof typeof messages
export type Speaker = (id: MessageId, values?: Readonly<Record<string, string | number>>) => string

/** Says messages in one language. */
export const speaker =
  (language: Language): Speaker =>
  (id, values = {}) =>
    messages[id][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
