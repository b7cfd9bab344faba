import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => document.body.replaceChildren());

/** A page in which style sheets cannot be adopted, and elements have no custom states. Lit looks for the former when it is loaded. */
async function simulatedBrowser(
  attachInternals: (() => ElementInternals) | undefined,
): Promise<Window & typeof globalThis> {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const view = frame.contentWindow as Window & typeof globalThis;
  Reflect.deleteProperty(view.Document.prototype, 'adoptedStyleSheets');
  Object.assign(view.HTMLElement.prototype, { attachInternals });
  Reflect.deleteProperty(view.Element.prototype, 'checkVisibility');
  const script = view.document.createElement('script');
  script.type = 'module';
  script.src = new URL('../define.ts', import.meta.url).href;
  view.document.head.append(script);
  await view.customElements.whenDefined('credit-usage-dashboard');
  return view;
}

it.each([
  ['jsdom', () => ({}) as ElementInternals],
  ['happy-dom', undefined],
])('renders in simulated browsers, in which pages are tested, such as %s', async (_, attachInternals) => {
  const { document, HTMLElement } = await simulatedBrowser(attachInternals);
  const dashboard = document.createElement('credit-usage-dashboard');
  expect(dashboard).toBeInstanceOf(HTMLElement);
  dashboard.heading = 'Spending';
  document.body.append(dashboard);
  await vi.waitFor(() => expect(dashboard.shadowRoot?.textContent).toContain('Spending'));
  expect(dashboard.shadowRoot?.querySelector('style')).not.toBeNull();
  await expect(dashboard.updateComplete).resolves.toBeDefined();
});
