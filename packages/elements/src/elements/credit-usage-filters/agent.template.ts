import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { checkTemplate, chevronTemplate } from '../../internal/icons.js';
import type { AgentFilter, AgentOption } from './agent-filter.js';

/** An input that opens a list of a few agents, and searches among many. */
export function agentTemplate(filter: AgentFilter, hasFailed: boolean, words: Words): TemplateResult {
  const { combobox } = filter;
  const { isOpen, active } = combobox;
  const options = isOpen ? filter.options : [];
  return html`
    <div class="control" part="control agent">
      <label class="label words" part="label" for="agent">${words.text(messages.agent)}</label>
      <span class="field">
        <input
          class="box"
          part="input"
          id="agent"
          type="text"
          role="combobox"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          aria-autocomplete="list"
          aria-controls="agent-list"
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-activedescendant=${isOpen && active >= 0 ? `agent-${active}` : nothing}
          placeholder=${words.text(messages.allAgents)}
          .value=${live(combobox.typed ?? filter.value)}
          @input=${combobox.onInput}
          @click=${combobox.onClick}
          @keydown=${combobox.onKeydown}
          @blur=${combobox.onBlur}
        />
        ${chevronTemplate()}
      </span>
      <div class="panel" part="panel" popover="manual" id="agents" @mousedown=${keepFocus}>
        <ul class="options" role="listbox" id="agent-list" aria-label=${words.text(messages.agent)}>
          ${options.map((option, index) => optionTemplate(option, index, index === active, () => combobox.choose(index)))}
        </ul>
        ${isOpen ? noteTemplate(filter, options.length, hasFailed, words) : nothing}
      </div>
    </div>
  `;
}

function optionTemplate(
  { label, isChosen }: AgentOption,
  index: number,
  isActive: boolean,
  choose: () => void,
): TemplateResult {
  return html`
    <li
      class="option ${isActive ? 'active' : ''}"
      part="option ${isActive ? 'active' : ''} ${isChosen ? 'selected' : ''}"
      role="option"
      id="agent-${index}"
      aria-selected=${isChosen ? 'true' : 'false'}
      @click=${choose}
    ><span class="words">${label}</span>${isChosen ? checkTemplate() : nothing}</li>
  `;
}

function noteTemplate(
  { isSearching, isCut }: AgentFilter,
  count: number,
  hasFailed: boolean,
  words: Words,
): TemplateResult | typeof nothing {
  const note = isSearching
    ? count === 0 && messages.loadingChoices
    : hasFailed
      ? messages.loadFailed
      : isCut
        ? messages.moreAgents
        : count === 0 && messages.noAgents;
  return note ? html`<p class="note words" part="note">${words.text(note)}</p>` : nothing;
}

/** Keeps the focus in the input when something in the list is pressed. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
