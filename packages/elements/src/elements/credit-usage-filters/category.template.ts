import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { type SlotPlaces, slotAt } from '../../chart/palette.js';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { chevronTemplate } from '../../internal/icons.js';
import { patternsTemplate } from '../../internal/series-patterns.js';
import { swatchTemplate } from '../../internal/swatch-template.js';
import type { CategoryFacts } from './category-choice.js';
import { categoriesText } from './credit-usage-filters.labels.js';

/** What the category control shows, and its listeners. */
export interface CategoryControl {
  readonly categories: readonly CategoryFacts[];
  readonly chosen: readonly string[];
  readonly places: SlotPlaces;
  readonly words: Words;
  toggle(id: string): void;
  clear(): void;
  /** Called when the panel opens or closes. */
  readonly onToggle: (event: ToggleEvent) => void;
}

/** A button that opens native checkboxes in a popover. The browser opens and closes it, handles Escape and returns the focus. */
export function categoryTemplate(control: CategoryControl): TemplateResult {
  const { categories, chosen, words, clear, onToggle } = control;
  const isAll = chosen.length === 0;
  return html`
    <div class="control" part="control category">
      <span class="label words" part="label" id="category-label">${words.text(messages.category)}</span>
      <span class="field">
        <button
          class="box"
          part="button"
          id="category"
          type="button"
          popovertarget="categories"
          aria-labelledby="category-label category-value"
        ><span class="words" id="category-value">${categoriesText(categories, chosen, words)}</span></button>
        ${chevronTemplate()}
      </span>
      <div class="panel" part="panel" popover id="categories" @beforetoggle=${onToggle} @focusout=${closeWhenLeft}>
        <fieldset class="options plain">
          <legend class="visually-hidden">${words.text(messages.category)}</legend>
          ${categories.map((each) => optionTemplate(each, control))}
        </fieldset>
        <div class="foot">
          <button
            class="all"
            part="all-button"
            type="button"
            aria-disabled=${isAll ? 'true' : nothing}
            @click=${() => !isAll && clear()}
          ><span class="words">${words.text(messages.allCategories)}</span></button>
        </div>
        ${patternsTemplate}
      </div>
    </div>
  `;
}

function optionTemplate({ id, label }: CategoryFacts, control: CategoryControl): TemplateResult {
  return html`
    <label class="option" part="option ${control.chosen.includes(id) ? 'selected' : ''}">
      <input
        type="checkbox"
        value=${id}
        .checked=${live(control.chosen.includes(id))}
        @change=${() => control.toggle(id)}
      />${swatchTemplate(slotAt(control.places.get(id)))}<span class="words">${label}</span>
    </label>
  `;
}

/** Closes the panel when Tab leaves it; pressing the button closes it anyway. */
function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent): void {
  const panel = currentTarget as HTMLElement;
  const isWithin = relatedTarget === null || panel.contains(relatedTarget as Node);
  const opener = panel.parentElement?.querySelector('#category');
  if (!isWithin && relatedTarget !== opener) panel.hidePopover();
}
