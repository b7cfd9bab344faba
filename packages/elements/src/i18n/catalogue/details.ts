/** The messages of the credit details of a conversation. */
import type { CountedMessage, Message } from '../message.js';

export const creditDetails: Message = { key: 'creditDetails', en: 'Credit details', id: 'Rincian kredit' };
export const started: Message = { key: 'started', en: 'Started', id: 'Dimulai' };
export const time: Message = { key: 'time', en: 'Time', id: 'Waktu' };
export const description: Message = { key: 'description', en: 'Description', id: 'Keterangan' };
export const refund: Message = { key: 'refund', en: 'Refund', id: 'Pengembalian' };
export const inThisSelection: Message = {
  key: 'inThisSelection',
  en: 'In this selection',
  id: 'Dalam pilihan ini',
};
export const totalUsageForConversation: Message = {
  key: 'totalUsageForConversation',
  en: 'Total usage for conversation',
  id: 'Total penggunaan percakapan',
};
export const noEntries: Message = {
  key: 'noEntries',
  en: 'This conversation has no usage in this selection.',
  id: 'Percakapan ini tidak memiliki penggunaan dalam pilihan ini.',
};
export const shownOf: CountedMessage = {
  key: 'shownOf',
  en: { one: '{shown} of {count} entry', other: '{shown} of {count} entries' },
  id: { other: '{shown} dari {count} entri' },
};
export const showMore: Message = { key: 'showMore', en: 'Show more', id: 'Tampilkan lebih banyak' };
