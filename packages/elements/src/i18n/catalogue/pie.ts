/** The messages of the pie. */
import type { Message } from '../message.js';

export const usageByCategory: Message = {
  key: 'usageByCategory',
  en: 'Usage by category',
  id: 'Penggunaan per kategori',
};
export const pieKeys: Message = {
  key: 'pieKeys',
  en: 'Arrow keys move between categories. Enter selects, Escape clears.',
  id: 'Gunakan tombol panah untuk berpindah antarkategori. Enter untuk memilih, Escape untuk membatalkan pilihan.',
};
export const refundsAndAdjustments: Message = {
  key: 'refundsAndAdjustments',
  en: 'Refunds and adjustments',
  id: 'Pengembalian dan penyesuaian',
};
export const showEach: Message = { key: 'showEach', en: 'Show all', id: 'Tampilkan semua' };
export const hideEach: Message = { key: 'hideEach', en: 'Show less', id: 'Tampilkan lebih sedikit' };
