import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { chevronTemplate } from '../../internal/icons.js';
import { organizationLabel } from './credit-usage-filters.labels.js';
import type { OrganizationFacts } from './organization-choice.js';

/** What the organization control shows, and its listeners. */
export interface OrganizationControl {
  readonly organizations: readonly OrganizationFacts[];
  readonly chosen: string | undefined;
  readonly words: Words;
  choose(id: string | undefined): void;
}

const labelTemplate = (words: Words): TemplateResult =>
  html`<span class="label words" part="label" id="organization-label">${words.text(messages.organization)}</span>`;

/** The name of the only organization. */
export function onlyTemplate({ name }: OrganizationFacts, words: Words): TemplateResult {
  return html`
    <div class="control organization" part="control organization" role="group" aria-labelledby="organization-label">
      ${labelTemplate(words)}<span class="only words" part="only">${name}</span>
    </div>
  `;
}

/** A native `<select>`. */
export function organizationTemplate(control: OrganizationControl): TemplateResult {
  const { organizations, chosen, words, choose } = control;
  const onChange = ({ target }: Event): void => choose((target as HTMLSelectElement).value || undefined);
  return html`
    <label class="control organization" part="control organization">
      ${labelTemplate(words)}
      <span class="field">
        <select class="box" part="select" id="organization" @change=${onChange}>
          <option value="" .selected=${live(chosen === undefined)}>${words.text(messages.allOrganizations)}</option>
          ${organizations.map(
            (each) => html`
              <option value=${each.id} ?disabled=${!each.hasUsage} .selected=${live(each.id === chosen)}>
                ${organizationLabel(each, words)}
              </option>
            `,
          )}
        </select>
        ${chevronTemplate()}
      </span>
    </label>
  `;
}
