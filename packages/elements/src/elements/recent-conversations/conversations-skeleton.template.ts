import { html, nothing, type TemplateResult } from 'lit';
import * as messages from '../../i18n/catalogue/index.js';
import { bone } from '../../internal/table-templates.js';
import { type ConversationTable, headTemplate } from './recent-conversations.templates.js';

/** What is known of a page before it has loaded. */
export interface PageToCome extends Pick<ConversationTable, 'order' | 'words'> {
  readonly rows: number;
  /** Whether each row names its organization. */
  readonly isOfSeveral: boolean;
  /** Whether there may be usage outside conversations, and further pages. */
  readonly isPart: boolean;
}

/** This many rows fill a window. */
const MOST = 25;

const rowTemplate = (isOfSeveral: boolean): TemplateResult => html`
  <tr class="row" role="row">
    <th class="title" role="cell">${bone}${bone}</th>
    <td class="agent" role="cell">${bone}${isOfSeveral ? html`<span class="sub table-only">${bone}</span>` : nothing}</td>
    <td class="credits numeric" role="cell">${bone}</td>
    <td class="messages numeric" role="cell">${bone}</td>
    <td class="activity numeric" role="cell">${bone}</td>
  </tr>
`;

const restTemplate = html`
  <tfoot>
    <tr><th class="title" colspan="2">${bone}</th><td class="credits numeric">${bone}</td><td class="rest" colspan="2"></td></tr>
  </tfoot>
`;

const pagerTemplate = html`<div class="pager"><span class="button">${bone}</span></div>`;

/** The skeleton of a full page, with its column headings. */
export function skeletonTemplate({ rows, isOfSeveral, isPart, order, words }: PageToCome): TemplateResult {
  const download = words.text(isPart ? messages.downloadShownCsv : messages.downloadCsv);
  return html`
    <div class="skeleton" part="loading" aria-hidden="true">
      <table class="table" role="presentation">
        ${headTemplate({ words, order, sort: undefined })}
        <tbody>${Array.from({ length: Math.min(rows, MOST) }, () => rowTemplate(isOfSeveral))}</tbody>
        ${isPart ? restTemplate : nothing}
      </table>
      ${isPart ? pagerTemplate : nothing}
      <div class="context"><p part="period">${bone}</p><p class="download"><span class="bone"><span class="words">${download}</span></span></p></div>
    </div>
  `;
}
