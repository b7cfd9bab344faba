/** The messages of the list of conversations. */
import type { CountedMessage, Message } from '../message.js';

export const recentConversations: Message = {
  key: 'recentConversations',
  en: 'Recent conversations',
  id: 'Percakapan terbaru',
};
export const conversation: Message = { key: 'conversation', en: 'Conversation', id: 'Percakapan' };
export const totalOfUnit: Message = { key: 'totalOfUnit', en: 'Total {unit}', id: 'Total {unit}' };
export const noConversations: Message = {
  key: 'noConversations',
  en: 'No conversations in this period.',
  id: 'Tidak ada percakapan pada periode ini.',
};
export const unattributed: Message = {
  key: 'unattributed',
  en: 'Not in a conversation',
  id: 'Di luar percakapan',
};
export const detailsNeed: Message = {
  key: 'detailsNeed',
  en: 'Details require {roles}',
  id: 'Rincian memerlukan peran {roles}',
};
export const detailsLocked: Message = {
  key: 'detailsLocked',
  en: 'Details are locked',
  id: 'Rincian terkunci',
};
export const latestFirst: Message = { key: 'latestFirst', en: 'latest first', id: 'terbaru lebih dulu' };
export const mostFirst: Message = {
  key: 'mostFirst',
  en: 'most {unit} first',
  id: 'jumlah {unit} terbanyak lebih dulu',
};
export const conversationCount: CountedMessage = {
  key: 'conversationCount',
  en: { one: '{count} conversation', other: '{count} conversations' },
  id: { other: '{count} percakapan' },
};
export const firstConversations: CountedMessage = {
  key: 'firstConversations',
  en: { one: 'first {count} conversation', other: 'first {count} conversations' },
  id: { other: '{count} percakapan pertama' },
};
export const messagesCounted: CountedMessage = {
  key: 'messagesCounted',
  en: { one: '{count} message', other: '{count} messages' },
  id: { other: '{count} pesan' },
};
export const wholePeriod: Message = { key: 'wholePeriod', en: 'Whole period', id: 'Seluruh periode' };
export const firstOnly: CountedMessage = {
  key: 'firstOnly',
  en: { one: 'Only the first {count} is shown.', other: 'Only the first {count} are shown.' },
  id: { other: 'Hanya {count} pertama yang ditampilkan.' },
};
export const pages: Message = { key: 'pages', en: 'Pages', id: 'Halaman' };
export const pageNumber: Message = { key: 'pageNumber', en: 'Page {page}', id: 'Halaman {page}' };
export const previousPage: Message = { key: 'previousPage', en: 'Previous', id: 'Sebelumnya' };
export const nextPage: Message = { key: 'nextPage', en: 'Next', id: 'Berikutnya' };
export const clearRange: Message = {
  key: 'clearRange',
  en: 'Show the whole period',
  id: 'Tampilkan seluruh periode',
};
