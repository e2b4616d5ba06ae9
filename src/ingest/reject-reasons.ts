import type { Text } from '../language.ts'

/** Why a row was kept out of the facts; the row itself is kept beside its reason. */
export const rejectReasons = {
  missing: { zh: '必填字段为空', en: 'a required value is absent' },
  not_a_time: { zh: '时间格式无法识别', en: 'not a time that can be read' },
  time_without_zone: { zh: '时间没有时区', en: 'a time without a zone' },
  time_out_of_range: {
    zh: '时间不在 1973 年至 2100 年之间（是否误用了秒？）',
    en: 'a time outside 1973–2100 (seconds instead of milliseconds?)',
  },
  not_a_whole_number: { zh: '不是整数', en: 'not a whole number' },
  not_a_number: { zh: '不是数字', en: 'not a number' },
  negative: { zh: '为负数', en: 'a negative number' },
  too_large: { zh: '数值过大，无法精确保存', en: 'too large to be held exactly' },
  out_of_range: { zh: '数值超出允许范围', en: 'a number outside its range' },
  not_in_list: { zh: '不在允许的取值之内', en: 'not one of the values allowed' },
  not_a_currency: { zh: '不是三位货币代码', en: 'not a currency of three capital letters' },
  not_a_sha256: { zh: '不是 SHA-256', en: 'not a SHA-256' },
  not_a_record: { zh: '不是一条可读的记录', en: 'not a record that can be read' },
  wrong_column_count: { zh: '列数与表头不符', en: 'not as many values as the header has columns' },
  line_too_long: { zh: '单行超过 1 MiB', en: 'a line longer than 1 MiB' },
  file_ends_early: {
    zh: '文件不完整，在此处中断；此前的记录已导入',
    en: 'the file breaks off here; what came before was read',
  },
  conflicting_duplicate: {
    zh: '编号与之前的记录相同，但内容不同',
    en: 'the same identity as an earlier row, with other content',
  },
  digits_lost: {
    zh: '编号被表格软件改成科学计数（如 1.23E+17），位数已丢失；请将该列设为文本后重新导出',
    en: 'an id that a spreadsheet rounded (1.23E+17), so that digits are lost; export it again as text',
  },
  not_mapped: { zh: '平台导出中的取值无法对应', en: 'a value of the export has no counterpart here' },
} as const satisfies Record<string, Text>

export type RejectReason = keyof typeof rejectReasons

export const isRejectReason = (code: string): code is RejectReason => code in rejectReasons
