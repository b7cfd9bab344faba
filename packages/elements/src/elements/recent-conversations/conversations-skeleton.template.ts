import { html, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.js';
import { type ConversationTable, headTemplate } from './recent-conversations.templates.js';

/** More rows than this fill a window anyway. */
const MOST = 25;

const bone = html`<span class="bone">&nbsp;</span>`;

const row = html`
  <tr class="row" role="row">
    <th class="title" role="cell">${bone}</th>
    <td class="agent" role="cell">${bone}</td>
    <td class="credits numeric" role="cell">${bone}</td>
    <td class="messages numeric" role="cell">${bone}</td>
    <td class="activity numeric" role="cell">${bone}</td>
  </tr>
`;

/** The shape of a full page to come: its columns have their names already. */
export function skeletonTemplate(
  rows: number,
  order: ConversationTable['order'],
  words: Words,
): TemplateResult {
  return html`
    <div class="skeleton" part="loading" aria-hidden="true">
      <table class="table" role="presentation">
        ${headTemplate({ words, order, sort: undefined })}
        <tbody>${Array.from({ length: Math.min(rows, MOST) }, () => row)}</tbody>
      </table>
      <div class="context"><p>${bone}</p></div>
    </div>
  `;
}
