import { CreditUsageClient, type TokenProvider } from '@credit-usage/sdk';
import { problemFixture, usageHandlers } from '@credit-usage/sdk/testing';
import { expect } from '@open-wc/testing';
import { HttpResponse, http } from 'msw';
import { setupWorker } from 'msw/browser';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it, vi } from 'vitest';
import { FIGURES } from './contract/cases.js';
import { type AnyElement, inside, mounted } from './contract/page.js';
import { always, BASE, FAULTS } from './faults.js';
import { part, partText, textOf } from './shadow.js';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.c2VjcmV0.fault';
/** An attempt may not take longer than this; a usual answer takes a few. */
const TIMEOUT_MS = 400;

const worker = setupWorker();
beforeAll(() => worker.start({ quiet: true, onUnhandledFrame: 'bypass' }));
// It answers when the last page has gone, which this one has not.
afterAll(() => void worker.stop());
afterEach(() => worker.resetHandlers());

/** The client as a page has it; it does not try again by itself unless that is what is tested. */
const clientOf = (token: TokenProvider = async () => TOKEN, max = 0): CreditUsageClient =>
  new CreditUsageClient({ baseUrl: BASE, token, timeoutMs: TIMEOUT_MS, retry: { max } });

const good = (): void => worker.resetHandlers(...usageHandlers({ baseUrl: BASE }));

/** When an element has got into a state, with everything that it is made of. */
const status = (element: AnyElement, expected: string): Promise<unknown> =>
  vi.waitFor(
    () => {
      expect(element.status).to.equal(expected);
      expect(inside(element).some((node) => node.ariaBusy === 'true')).to.equal(false);
    },
    { timeout: 5000, interval: 5 },
  );

/** The figures, as the page has them for machines. */
const figures = (element: AnyElement): string[] =>
  inside(element).flatMap((node) => (node instanceof HTMLDataElement ? [node.value] : []));

const everything = (element: AnyElement): string =>
  [element, ...inside(element)].map((node) => `${node.outerHTML} ${node.shadowRoot?.innerHTML}`).join('\n');

describe('faults between the page and the server', () => {
  const said: string[] = [];

  beforeEach(() => {
    said.length = 0;
    for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
      vi.spyOn(console, method).mockImplementation((...args) => said.push(args.map(String).join(' ')));
  });

  afterEach(() => vi.restoreAllMocks());

  /** What an element has said to the page since. */
  const heardFrom = (element: AnyElement): string[] => {
    const heard: string[] = [];
    for (const type of ['credit-load-start', 'credit-load', 'credit-load-error'])
      element.addEventListener(type, (event) => heard.push(JSON.stringify((event as CustomEvent).detail)));
    return heard;
  };

  for (const which of FIGURES) {
    for (const [name, { handlers, words, canRetry, isSlow }] of Object.entries(FAULTS)) {
      if (isSlow && which !== FIGURES[0]) continue;
      it(`<${which.tag}> says so in words, and comes back: ${name}`, async () => {
        worker.resetHandlers(...handlers());
        const element = await mounted(which, clientOf());
        const heard = heardFrom(element);
        await status(element, 'error');
        expect(partText(element, 'error')).to.equal(words);
        expect(part(element, 'retry-button') !== null).to.equal(canRetry);

        good();
        if (canRetry) part(element, 'retry-button')?.click();
        else await element.refresh();
        await status(element, 'ready');
        expect(part(element, 'error')).to.equal(null);

        const shown = figures(element);
        worker.resetHandlers(...handlers());
        await element.refresh();
        await status(element, 'stale');
        expect(figures(element)).to.deep.equal(shown);
        const notes = inside(element).filter((node) => node.matches('[part~=stale]'));
        expect(notes.map(textOf).join()).to.match(/^Could not refresh/);
        good();
        await element.refresh();
        await status(element, 'ready');
        expect(everything(element) + heard.join() + said.join()).not.to.contain(TOKEN);
      });
    }

    it(`<${which.tag}> takes away what a viewer may not see any more`, async () => {
      good();
      const element = await mounted(which, clientOf());
      await status(element, 'ready');
      const problem = problemFixture('role_required', {
        detail: `${TOKEN} may not`,
        requiredRoles: [{ role: 'Billing', scope: { type: 'organization', id: 'org_acme', name: 'Acme' } }],
      });
      worker.resetHandlers(
        ...always(() => HttpResponse.json(problem, { status: 403, headers: { 'X-Request-Id': 'req_403' } })),
      );
      await element.refresh();
      await status(element, 'refused');
      expect(partText(element, 'refused')).to.match(/^You need the Billing role in Acme to see /);
      expect(partText(element, 'refused')).to.match(/Ask the person who holds it\.$/);
      expect(figures(element)).to.deep.equal([]);
      expect(part(element, 'retry-button')).to.equal(null);
      expect(everything(element)).not.to.contain(TOKEN);
    });

    it(`<${which.tag}> does not show that a token has been renewed`, async () => {
      const asked: boolean[] = [];
      worker.resetHandlers(
        http.get(`${BASE}/*`, ({ request }) =>
          request.headers.get('Authorization') === 'Bearer fresh'
            ? undefined
            : HttpResponse.json(problemFixture('token_expired'), { status: 401 }),
        ),
        ...usageHandlers({ baseUrl: BASE }),
      );
      const client = clientOf(async ({ forceRefresh }) => {
        asked.push(forceRefresh);
        return forceRefresh ? 'fresh' : 'expired';
      });
      const element = await mounted(which, client);
      const heard = heardFrom(element);
      await status(element, 'ready');
      expect(asked).to.deep.equal([false, true]);
      expect(heard.join()).not.to.contain('authentication');
      expect(everything(element)).not.to.match(/Bearer|fresh|expired/);
    });
  }

  it('that pass are waited for: the client tries again as long as the server asks, and nobody sees it', async () => {
    let attempts = 0;
    worker.resetHandlers(
      http.get(`${BASE}/*`, () => {
        attempts++;
        if (attempts > 2) return undefined;
        return HttpResponse.json(problemFixture('rate_limited'), {
          status: 429,
          headers: { 'Retry-After': '0' },
        });
      }),
      ...usageHandlers({ baseUrl: BASE }),
    );
    const [summary] = FIGURES;
    if (!summary) throw new Error('No element');
    const element = await mounted(summary, clientOf(undefined, 2));
    const heard = heardFrom(element);
    const seen = new Set<unknown>([element.status]);
    await vi.waitFor(() => {
      seen.add(element.status);
      expect(element.status).to.equal('ready');
    });
    expect(attempts).to.equal(3);
    expect([...seen]).not.to.include('error');
    expect(heard.join()).not.to.contain('kind');
  });
});
