/** What the dashboard is called. */
import type { Message } from '../message.js';

export const dashboard: Message = { key: 'dashboard', en: 'Credit usage', id: 'Penggunaan kredit' };
