import { html, type TemplateResult } from 'lit';

/** Icons are decorative: the text beside them, or an accessible name, says the same. */
const icon = (className: string, path: string): TemplateResult =>
  html`<svg class="icon ${className}" viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`;

/** Something opens below. */
export const chevronTemplate = (): TemplateResult => icon('chevron', 'M6 3.5 10.5 8 6 12.5');

/** Something is locked. */
export const lockTemplate = (): TemplateResult =>
  icon('lock', 'M4 7.25h8v6H4zM5.75 7V5a2.25 2.25 0 0 1 4.5 0v2');

/** Sorted with the largest first. */
export const sortTemplate = (): TemplateResult => icon('arrow', 'M8 3v9.5M4.25 8.75 8 12.5l3.75-3.75');

/** Clears or closes something. */
export const crossTemplate = (): TemplateResult => icon('cross', 'M4 4l8 8M12 4l-8 8');

/** Chosen. */
export const checkTemplate = (): TemplateResult => icon('check', 'M3 8.5 6.5 12 13 4.5');
