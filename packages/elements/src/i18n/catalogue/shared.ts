/** Messages that several elements use. */
import type { CountedMessage, Message } from '../message.js';

export const credits: CountedMessage = {
  key: 'credits',
  en: { one: 'credit', other: 'credits' },
  id: { other: 'kredit' },
};
export const creditUnit: Message = { key: 'creditUnit', en: 'credits', id: 'kredit' };
export const unknown: Message = { key: 'unknown', en: 'Unknown', id: 'Tidak diketahui' };
export const andMore: CountedMessage = {
  key: 'andMore',
  en: { other: '{count} more' },
  id: { other: '{count} lainnya' },
};
export const totalUsage: Message = { key: 'totalUsage', en: 'Total usage', id: 'Total penggunaan' };
export const notYet: Message = { key: 'notYet', en: 'No data yet', id: 'Belum ada data' };
export const period24h: Message = { key: 'period24h', en: 'Last 24 hours', id: '24 jam terakhir' };
export const period72h: Message = { key: 'period72h', en: 'Last 72 hours', id: '72 jam terakhir' };
export const period30d: Message = { key: 'period30d', en: 'Last 30 days', id: '30 hari terakhir' };
export const period12mo: Message = { key: 'period12mo', en: 'Last 12 months', id: '12 bulan terakhir' };
export const periodOfDays: Message = { key: 'periodOfDays', en: '{period}, {days}', id: '{period}, {days}' };
export const periodInZone: Message = {
  key: 'periodInZone',
  en: '{period} ({timezone})',
  id: '{period} ({timezone})',
};
export const timesIn: Message = { key: 'timesIn', en: 'Times in {timezone}', id: 'Zona waktu {timezone}' };
export const notIncluded: Message = {
  key: 'notIncluded',
  en: 'Not included: {organizations}',
  id: 'Tidak termasuk: {organizations}',
};
export const needsRole: Message = {
  key: 'needsRole',
  en: '{name} (needs the {roles} role)',
  id: '{name} (perlu peran {roles})',
};
export const deletedName: Message = { key: 'deletedName', en: '{name} (deleted)', id: '{name} (dihapus)' };
export const nameOfOrganization: Message = {
  key: 'nameOfOrganization',
  en: '{name} ({organization})',
  id: '{name} ({organization})',
};
export const labelledAmount: Message = {
  key: 'labelledAmount',
  en: '{label}: {amount}',
  id: '{label}: {amount}',
};
export const legend: Message = { key: 'legend', en: 'Legend', id: 'Keterangan warna' };
export const otherCount: CountedMessage = {
  key: 'otherCount',
  en: { one: '{count} other', other: '{count} others' },
  id: { other: '{count} lainnya' },
};
export const previousPeriod: Message = {
  key: 'previousPeriod',
  en: 'Previous period',
  id: 'Periode sebelumnya',
};
export const total: Message = { key: 'total', en: 'Total', id: 'Total' };
export const chartLargest: Message = {
  key: 'chartLargest',
  en: 'Largest: {series}, {amount}.',
  id: 'Terbanyak: {series}, {amount}.',
};
export const agent: Message = { key: 'agent', en: 'Agent', id: 'Agen' };
export const category: Message = { key: 'category', en: 'Category', id: 'Kategori' };
export const lastActivity: Message = { key: 'lastActivity', en: 'Last activity', id: 'Aktivitas terakhir' };
export const messageCount: Message = { key: 'messageCount', en: 'Messages', id: 'Pesan' };
export const untitledConversation: Message = {
  key: 'untitledConversation',
  en: 'Untitled conversation',
  id: 'Percakapan tanpa judul',
};
export const downloadCsv: Message = { key: 'downloadCsv', en: 'Download CSV', id: 'Unduh CSV' };
export const downloadShownCsv: Message = {
  key: 'downloadShownCsv',
  en: 'Download these rows as CSV',
  id: 'Unduh baris yang ditampilkan sebagai CSV',
};
export const close: Message = { key: 'close', en: 'Close', id: 'Tutup' };
