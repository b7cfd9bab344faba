/** The messages for loading, no usage, refusals and errors, with what to do about them. */
import type { Message } from '../message.js';

export const loading: Message = { key: 'loading', en: 'Loading usage', id: 'Memuat penggunaan' };
export const empty: Message = {
  key: 'empty',
  en: 'No usage in this period.',
  id: 'Tidak ada penggunaan pada periode ini.',
};
export const emptyHint: Message = {
  key: 'emptyHint',
  en: 'Try a longer period or fewer filters.',
  id: 'Coba periode yang lebih panjang atau kurangi filter.',
};
export const unreadable: Message = {
  key: 'unreadable',
  en: 'This data cannot be read.',
  id: 'Data ini tidak dapat dibaca.',
};
export const refusedUsage: Message = {
  key: 'refusedUsage',
  en: 'You need {roles} to see usage.',
  id: 'Anda memerlukan {roles} untuk melihat penggunaan.',
};
export const refusedConversations: Message = {
  key: 'refusedConversations',
  en: 'You need {roles} to see recent conversations.',
  id: 'Anda memerlukan {roles} untuk melihat percakapan terbaru.',
};
export const refusedCredits: Message = {
  key: 'refusedCredits',
  en: 'You need {roles} to see the credit details of this conversation.',
  id: 'Anda memerlukan {roles} untuk melihat rincian kredit percakapan ini.',
};
export const refusedMember: Message = {
  key: 'refusedMember',
  en: 'You are not a member of any organization. Ask to be invited to one.',
  id: 'Anda bukan anggota organisasi mana pun. Minta untuk diundang.',
};
export const roleInOrganization: Message = {
  key: 'roleInOrganization',
  en: 'the {roles} role in {name}',
  id: 'peran {roles} di {name}',
};
export const roleOnAgent: Message = {
  key: 'roleOnAgent',
  en: 'the {roles} role on {name}',
  id: 'peran {roles} pada {name}',
};
export const askTheHolder: Message = {
  key: 'askTheHolder',
  en: 'Ask the person who holds it.',
  id: 'Hubungi orang yang memegang peran itu.',
};
export const askAHolder: Message = {
  key: 'askAHolder',
  en: 'Ask a person who holds one.',
  id: 'Hubungi salah seorang pemegang peran tersebut.',
};
export const loadFailed: Message = {
  key: 'loadFailed',
  en: 'Could not load this data.',
  id: 'Data ini tidak dapat dimuat.',
};
export const loadFailedConnection: Message = {
  key: 'loadFailedConnection',
  en: 'Check your connection and try again.',
  id: 'Periksa koneksi lalu coba lagi.',
};
export const loadFailedTimeout: Message = {
  key: 'loadFailedTimeout',
  en: 'The request took too long.',
  id: 'Waktu tunggu habis.',
};
export const loadFailedSignIn: Message = {
  key: 'loadFailedSignIn',
  en: 'Your session has ended. Sign in again.',
  id: 'Sesi masuk Anda tidak berlaku lagi. Masuk kembali.',
};
export const loadFailedNotFound: Message = {
  key: 'loadFailedNotFound',
  en: 'It does not exist, or you do not have access to it.',
  id: 'Data tidak ada, atau Anda tidak memiliki akses.',
};
export const loadFailedTooMany: Message = {
  key: 'loadFailedTooMany',
  en: 'Too many requests. Wait a moment and try again.',
  id: 'Terlalu banyak permintaan. Tunggu sebentar lalu coba lagi.',
};
export const loadFailedTooManyUntil: Message = {
  key: 'loadFailedTooManyUntil',
  en: 'Too many requests. Try again {when}.',
  id: 'Terlalu banyak permintaan. Coba lagi {when}.',
};
export const loadFailedFilters: Message = {
  key: 'loadFailedFilters',
  en: 'The period or a filter is not valid. Change it.',
  id: 'Periode atau filter tidak dapat digunakan. Ubahlah.',
};
export const loadFailedServer: Message = {
  key: 'loadFailedServer',
  en: 'The service is not available right now.',
  id: 'Layanan sedang tidak tersedia.',
};
export const loadFailedTell: Message = {
  key: 'loadFailedTell',
  en: 'Contact support.',
  id: 'Hubungi tim dukungan.',
};
export const requestId: Message = { key: 'requestId', en: 'Request ID: {id}', id: 'ID permintaan: {id}' };
export const retry: Message = { key: 'retry', en: 'Try again', id: 'Coba lagi' };
export const stale: Message = {
  key: 'stale',
  en: 'Could not refresh this data.',
  id: 'Data ini tidak dapat diperbarui.',
};
export const staleSince: Message = {
  key: 'staleSince',
  en: 'Could not refresh. Showing data from {ago}.',
  id: 'Tidak dapat diperbarui. Menampilkan data dari {ago}.',
};
