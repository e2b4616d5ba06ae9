/** Every sentence a person reads exists in both languages. */
export type Language = 'zh' | 'en'
export type Text = Readonly<Record<Language, string>>
export const languages: readonly Language[] = ['zh', 'en']
