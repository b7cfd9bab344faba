/** The messages of the summary. */
import type { CountedMessage, Message } from '../message.js';

export const summary: Message = { key: 'summary', en: 'Usage summary', id: 'Ringkasan penggunaan' };
export const averageDailyUsage: Message = {
  key: 'averageDailyUsage',
  en: 'Average daily usage',
  id: 'Rata-rata penggunaan harian',
};
export const peakDay: Message = { key: 'peakDay', en: 'Peak day', id: 'Hari puncak' };
export const activeCategories: Message = {
  key: 'activeCategories',
  en: 'Active categories',
  id: 'Kategori aktif',
};
export const changeUp: Message = {
  key: 'changeUp',
  en: 'Up {change} from {previous} in the previous period',
  id: 'Naik {change} dari {previous} pada periode sebelumnya',
};
export const changeDown: Message = {
  key: 'changeDown',
  en: 'Down {change} from {previous} in the previous period',
  id: 'Turun {change} dari {previous} pada periode sebelumnya',
};
export const changeFlat: Message = {
  key: 'changeFlat',
  en: 'Unchanged from {previous} in the previous period',
  id: 'Sama dengan {previous} pada periode sebelumnya',
};
export const changeFromNothing: Message = {
  key: 'changeFromNothing',
  en: 'No usage in the previous period',
  id: 'Tidak ada penggunaan pada periode sebelumnya',
};
export const periodUntil: Message = {
  key: 'periodUntil',
  en: '{period}, until {time}',
  id: '{period}, hingga pukul {time}',
};
export const overDays: CountedMessage = {
  key: 'overDays',
  en: { one: 'Over {days} day', other: 'Over {days} days' },
  id: { other: 'Selama {days} hari' },
};
export const noPeakDay: Message = { key: 'noPeakDay', en: 'None', id: 'Tidak ada' };
export const onPartOfThatDay: Message = {
  key: 'onPartOfThatDay',
  en: '{amount} (partial day)',
  id: '{amount} (sebagian hari)',
};
export const latestUsage: Message = {
  key: 'latestUsage',
  en: 'Latest usage {ago}',
  id: 'Penggunaan terakhir {ago}',
};
export const latestUsageNow: Message = {
  key: 'latestUsageNow',
  en: 'Latest usage just now',
  id: 'Penggunaan terakhir baru saja',
};
