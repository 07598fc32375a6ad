/** A text in English and Chinese. */
export interface Bilingual {
  en: string;
  zh: string;
}

export type Language = keyof Bilingual;
