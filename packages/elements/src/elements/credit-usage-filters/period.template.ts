import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import * as messages from '../../i18n/catalogue/index.js';
import type { Message } from '../../i18n/message.js';
import type { Words } from '../../i18n/words.js';
import { periodLabel, problemText } from './credit-usage-filters.labels.js';
import { type Days, PERIODS, type PeriodChoice } from './period-choice.js';
import type { RangeDraft } from './range-draft.js';

/** What the period control shows, and its listeners. */
export interface PeriodControl {
  readonly choice: PeriodChoice;
  readonly draft: Pick<RangeDraft, 'days' | 'problem' | 'type' | 'settle'>;
  /** The exact range, if it begins or ends in the middle of a day. */
  readonly exact: string | undefined;
  readonly words: Words;
  choose(choice: PeriodChoice): void;
}

/** Native radios that look like one bar (one tab stop, arrow keys inside), and below it the two dates of a custom range. */
export function periodTemplate(control: PeriodControl): TemplateResult {
  const { choice, words } = control;
  const segment = (value: PeriodChoice, label: string): TemplateResult => html`
    <label class="segment" part="segment ${value === choice ? 'selected' : ''}">
      <input
        type="radio"
        name="period"
        value=${value}
        .checked=${live(value === choice)}
        @change=${() => control.choose(value)}
      /><span class="words">${label}</span>
    </label>
  `;
  return html`
    <fieldset class="control period" part="control period">
      <legend class="label words" part="label">${words.text(messages.period)}</legend>
      <div class="segments" part="segments">
        ${PERIODS.map((period) => segment(period, periodLabel(period, words)))}
        ${segment('custom', words.text(messages.customPeriod))}
      </div>
      ${choice === 'custom' ? daysTemplate(control) : nothing}
    </fieldset>
  `;
}

function daysTemplate(control: PeriodControl): TemplateResult {
  const { draft, exact, words } = control;
  const { problem } = draft;
  const notes = [problem && 'problem', exact === undefined ? undefined : 'exact'].filter(Boolean).join(' ');
  return html`
    <div class="days" part="days" @focusout=${(event: FocusEvent) => isLeft(event) && draft.settle()}>
      ${dayTemplate('first', messages.firstDay, control, notes)} ${dayTemplate('last', messages.lastDay, control, notes)}
    </div>
    ${problem ? html`<p class="problem words" part="problem" id="problem">${problemText(problem, words)}</p>` : nothing}
    ${exact === undefined ? nothing : html`<p class="note words" part="exact" id="exact">${exact}</p>`}
  `;
}

function dayTemplate(
  field: keyof Days,
  label: Message,
  { draft, words }: PeriodControl,
  notes: string,
): TemplateResult {
  const { days, problem } = draft;
  const isWrong = problem === 'missing' ? days[field] === '' : problem !== undefined;
  return html`
    <label class="day">
      <span class="label words" part="label">${words.text(label)}</span>
      <input
        class="box"
        part="date"
        type="date"
        max="2199-12-30"
        required
        .value=${live(days[field])}
        aria-invalid=${isWrong ? 'true' : nothing}
        aria-describedby=${notes || nothing}
        @input=${(event: InputEvent) => draft.type(field, (event.target as HTMLInputElement).value)}
        @keydown=${({ key }: KeyboardEvent) => key === 'Enter' && draft.settle()}
      />
    </label>
  `;
}

/** Whether the focus leaves both date fields, rather than moving from one to the other. */
function isLeft({ currentTarget, relatedTarget }: FocusEvent): boolean {
  return !(currentTarget as HTMLElement).contains(relatedTarget as Node | null);
}
