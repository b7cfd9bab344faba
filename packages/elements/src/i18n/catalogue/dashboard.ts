/** The message of the dashboard. */
import type { Message } from '../message.js';

export const dashboard: Message = { key: 'dashboard', en: 'Credit usage', id: 'Penggunaan kredit' };
