/** The messages of the filters. */
import type { CountedMessage, Message } from '../message.js';

export const filters: Message = { key: 'filters', en: 'Filters', id: 'Filter' };
export const period: Message = { key: 'period', en: 'Period', id: 'Periode' };
export const customPeriod: Message = { key: 'customPeriod', en: 'Custom…', id: 'Rentang lain…' };
export const firstDay: Message = { key: 'firstDay', en: 'Start date', id: 'Tanggal mulai' };
export const lastDay: Message = { key: 'lastDay', en: 'End date', id: 'Tanggal akhir' };
export const daysMissing: Message = { key: 'daysMissing', en: 'Enter both dates.', id: 'Isi kedua tanggal.' };
export const daysReversed: Message = {
  key: 'daysReversed',
  en: 'The end date is before the start date.',
  id: 'Tanggal akhir mendahului tanggal mulai.',
};
export const daysTooMany: CountedMessage = {
  key: 'daysTooMany',
  en: { one: 'Choose at most {count} day.', other: 'Choose at most {count} days.' },
  id: { other: 'Pilih paling banyak {count} hari.' },
};
export const daysImpossible: Message = {
  key: 'daysImpossible',
  en: 'Enter years from 1970 to 2199.',
  id: 'Isi tahun antara 1970 dan 2199.',
};
export const organization: Message = { key: 'organization', en: 'Organization', id: 'Organisasi' };
export const allOrganizations: Message = {
  key: 'allOrganizations',
  en: 'All organizations',
  id: 'Semua organisasi',
};
export const allAgents: Message = { key: 'allAgents', en: 'All agents', id: 'Semua agen' };
export const moreAgents: Message = {
  key: 'moreAgents',
  en: 'Not all agents are listed. Type more of the name or ID.',
  id: 'Tidak semua agen tercantum. Ketik nama atau ID yang lebih lengkap.',
};
export const noAgents: Message = {
  key: 'noAgents',
  en: 'No agents match this name or ID.',
  id: 'Tidak ada agen dengan nama atau ID ini.',
};
export const noAgentsYet: Message = { key: 'noAgentsYet', en: 'No agents yet', id: 'Belum ada agen' };
export const agentCount: CountedMessage = {
  key: 'agentCount',
  en: { one: '{count} agent', other: '{count} agents' },
  id: { other: '{count} agen' },
};
export const allCategories: Message = { key: 'allCategories', en: 'All categories', id: 'Semua kategori' };
export const noCategoriesYet: Message = {
  key: 'noCategoriesYet',
  en: 'No categories yet',
  id: 'Belum ada kategori',
};
export const categoryCount: CountedMessage = {
  key: 'categoryCount',
  en: { one: '{count} category', other: '{count} categories' },
  id: { other: '{count} kategori' },
};
export const clearFilters: Message = { key: 'clearFilters', en: 'Clear filters', id: 'Hapus filter' };
export const loadingChoices: Message = { key: 'loadingChoices', en: 'Loading options', id: 'Memuat pilihan' };
export const choicesFailed: Message = {
  key: 'choicesFailed',
  en: 'Could not load options: {filters}.',
  id: 'Pilihan tidak dapat dimuat: {filters}.',
};
