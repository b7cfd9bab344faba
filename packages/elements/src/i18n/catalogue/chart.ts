/** The messages of the chart. */
import type { Message } from '../message.js';

export const usageChart: Message = {
  key: 'usageChart',
  en: 'Usage over time',
  id: 'Penggunaan dari waktu ke waktu',
};
export const chartKeys: Message = {
  key: 'chartKeys',
  en: 'Left and right arrow keys move between bars, up and down between the parts of a bar. Enter selects, Escape closes.',
  id: 'Gunakan tombol panah kiri dan kanan untuk berpindah antarbatang, atas dan bawah untuk berpindah antarbagian batang. Enter untuk memilih, Escape untuk menutup.',
};
export const chartGroupKeys: Message = {
  key: 'chartGroupKeys',
  en: 'Down arrow enters a group of bars, Escape leaves it.',
  id: 'Panah bawah untuk masuk ke kelompok batang, Escape untuk keluar.',
};
export const chartHighest: Message = {
  key: 'chartHighest',
  en: 'Highest: {bucket}, {amount}.',
  id: 'Tertinggi: {bucket}, {amount}.',
};
export const bucketSoFar: Message = {
  key: 'bucketSoFar',
  en: '{bucket}, so far',
  id: '{bucket}, sejauh ini',
};
export const bucketCut: Message = { key: 'bucketCut', en: '{bucket}, partial', id: '{bucket}, sebagian' };
export const soFar: Message = { key: 'soFar', en: 'So far', id: 'Sejauh ini' };
export const inPart: Message = { key: 'inPart', en: 'Partial', id: 'Sebagian' };
export const bucketNotYet: Message = {
  key: 'bucketNotYet',
  en: '{bucket}: no data yet',
  id: '{bucket}: belum ada data',
};
export const segmentAmount: Message = {
  key: 'segmentAmount',
  en: '{series}, {bucket}: {amount}',
  id: '{series}, {bucket}: {amount}',
};
export const otherSeries: Message = { key: 'otherSeries', en: 'Other', id: 'Lainnya' };
export const hour: Message = { key: 'hour', en: 'Hour', id: 'Jam' };
export const day: Message = { key: 'day', en: 'Day', id: 'Hari' };
export const week: Message = { key: 'week', en: 'Week', id: 'Pekan' };
export const month: Message = { key: 'month', en: 'Month', id: 'Bulan' };
export const showTable: Message = { key: 'showTable', en: 'Show as table', id: 'Tampilkan sebagai tabel' };
export const hideTable: Message = { key: 'hideTable', en: 'Hide table', id: 'Sembunyikan tabel' };
