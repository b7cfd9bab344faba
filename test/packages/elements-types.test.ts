import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, PackedProject } from '../support/packed-project.ts';

const TIMEOUT = 120_000;

let project: PackedProject;
beforeAll(() => {
  project = new PackedProject();
}, TIMEOUT);
afterAll(() => project?.remove());

/** The settings of a strict page, which checks the package's declarations too. */
const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  lib: ['es2023', 'dom', 'dom.iterable'],
  types: [],
};

const check = (folder: string, files: Record<string, string>, options: object = {}): Promise<Outcome> => {
  for (const [name, text] of Object.entries(files)) project.write(`${folder}/${name}`, text);
  project.write(
    `${folder}/tsconfig.json`,
    JSON.stringify({ compilerOptions: { ...STRICT, ...options }, include: ['.'] }),
  );
  return project.types('-p', folder);
};
const fine: Outcome = { code: 0, output: '' };

const HEAD = `
  import type { CreditUsageDashboardElement, CreditUsageSummaryElement } from '@credit-usage/elements';
  import { CreditUsageClient, type UsageReport } from '@credit-usage/sdk';
  declare const report: UsageReport;
  declare function look(text: string | undefined): void;
  const client = new CreditUsageClient({ baseUrl: 'https://usage.example.com', token: 't' });
`;

/** What has to compile in the JSX of any framework, and what must not. */
const MARKUP = `
  export const right = (
    <>
      <credit-usage-dashboard
        source={client}
        heading="Credit usage"
        heading-level="2"
        period="30d"
        bucket="day"
        group-by="agent"
        category="LLM,WebSearch"
        compare="none"
        controls="period agent"
        refresh-interval={60}
        filters={{ period: '30d' }}
        oncredit-filters-changed={(event) => look(event.detail.filters.period)}
        oncredit-load-error={(event) => look(event.detail.cause instanceof Error ? event.detail.cause.message : '')}
        oncredit-conversation-open={(event) => look(event.detail.conversationId)}
        onClick={(event) => event.preventDefault()}
        onKeyDown={(event) => look(event.key)}
        role="region"
        draggable
        aria-label="Usage"
        data-test="usage"
        id="usage"
        ref={(element: CreditUsageDashboardElement | null) => void element?.refresh()}
      />
      <credit-usage-summary data={report} headingLevel={2} ref={{ current: null as CreditUsageSummaryElement | null }} />
      <credit-usage-provider id="usage" source={client} period="72h" compare="none" prop:category={['LLM']} categoryOrder={['LLM']} announcer={look}>
        <credit-usage-filters controls="period" />
        <credit-usage-chart with-patterns selected-category="LLM" oncredit-bucket-select={(event) => look(event.detail.bucket?.start)} />
        <credit-category-pie variant="bar" />
      </credit-usage-provider>
      <recent-conversations sort="-credits" limit="20" provider="usage" />
      <conversation-credit-details conversation-id="c" agent-id="a" closable data={null} />
      <credit-usage-dashboard
        prop:source={client}
        prop:filters={{ period: '30d' }}
        attr:period="72h"
        prop:period="72h"
        prop:groupBy="agent"
        attr:category="LLM"
        attr:heading-level={2}
        on:credit-filters-changed={(event) => look(event.detail.filters.period)}
      />
      <credit-usage-summary prop:headingLevel={2} prop:period="72h" prop:category={['LLM']} />
      <credit-usage-chart bool:with-patterns={true} prop:withPatterns={true} />
    </>
  );
  export const wrong = [
    // @ts-expect-error no such period
    <credit-usage-dashboard period="7 days" />,
    // @ts-expect-error no such bucket
    <credit-usage-dashboard bucket="minute" />,
    // @ts-expect-error no such bucket
    <credit-usage-provider bucket="minute" />,
    // @ts-expect-error no such period
    <credit-usage-summary period="7d" />,
    // @ts-expect-error no such variant
    <credit-category-pie variant="ring" />,
    // @ts-expect-error a level is a number
    <credit-usage-summary heading-level="two" />,
    // @ts-expect-error neither a client nor a source
    <credit-usage-summary source={{ usge: 1 }} />,
    // @ts-expect-error what it shows is not for the page to set
    <credit-usage-summary status="ready" />,
    // @ts-expect-error no such attribute
    <credit-usage-summary perod="30d" />,
    // @ts-expect-error no such detail
    <credit-usage-dashboard oncredit-filters-changed={(event) => look(event.detail.filter)} />,
    // @ts-expect-error no such period
    <credit-usage-dashboard attr:period="7d" />,
    // @ts-expect-error a property takes no text for a number
    <credit-usage-summary prop:headingLevel="2" />,
    // @ts-expect-error a property without an attribute
    <credit-usage-summary attr:source={client} />,
    // @ts-expect-error to be there at all means true
    <conversation-credit-details attr:closable={false} />,
    // @ts-expect-error no such element
    <credit-usage-dashbord />,
  ];
`;

describe('in JSX', () => {
  it(
    'right code compiles and wrong code does not, without any framework’s types',
    async () => {
      const files = {
        'elements.d.ts': `
          import type { CustomElements } from '@credit-usage/elements/jsx';
          declare global {
            namespace JSX {
              type Element = object;
              interface ElementChildrenAttribute { children: unknown }
              interface IntrinsicElements extends CustomElements {}
            }
          }`,
        'page.tsx': `${HEAD}${MARKUP}`,
      };
      expect(await check('jsx', files, { jsx: 'preserve' })).toEqual(fine);
    },
    TIMEOUT,
  );

  it(
    'a framework’s own attributes and events take the place of ours',
    async () => {
      project.write(
        'node_modules/a-framework/jsx-runtime.d.ts',
        `export namespace JSX {
          interface Synthetic { readonly synthetic: true; readonly key: string; preventDefault(): void }
          interface Html {
            key?: string;
            children?: unknown;
            id?: string;
            title?: number;
            role?: 'region' | 'none';
            draggable?: boolean;
            ref?: ((element: never) => void) | { current: unknown };
            onClick?: (event: Synthetic) => void;
            onKeyDown?: (event: Synthetic) => void;
          }
          type Element = object;
          interface ElementChildrenAttribute { children: unknown }
          interface IntrinsicElements {}
        }
        export declare const Fragment: unknown, jsx: unknown, jsxs: unknown;`,
      );
      project.write('node_modules/a-framework/package.json', '{ "name": "a-framework", "type": "module" }');
      const files = {
        'elements.d.ts': `
          import type { CustomElements } from '@credit-usage/elements/jsx';
          import type { JSX } from 'a-framework/jsx-runtime';
          declare module 'a-framework/jsx-runtime' {
            namespace JSX {
              interface IntrinsicElements extends CustomElements<JSX.Html> {}
            }
          }`,
        'page.tsx': `${HEAD}${MARKUP}
          export const own = <credit-usage-summary onClick={(event) => event.synthetic} title={7} />;
          // @ts-expect-error of this framework alone
          export const other = <credit-usage-summary onClick={(event) => event.clientX} />;`,
      };
      expect(await check('framework', files, { jsx: 'react-jsx', jsxImportSource: 'a-framework' })).toEqual(
        fine,
      );
    },
    TIMEOUT,
  );
});

describe('in TypeScript', () => {
  it.each(['@credit-usage/elements/define', '@credit-usage/elements/credit-usage-provider/define'])(
    'events say what they hold, with %s',
    async (entry) => {
      const page = `
        import '${entry}';
        import type { CreditEventMap, CreditLoadErrorDetail } from '@credit-usage/elements';
        declare function look(text: string | undefined): void;
        const provider = document.createElement('credit-usage-provider');
        provider.addEventListener('credit-filters-changed', (event) => look(event.detail.filters.period));
        // @ts-expect-error no such detail
        provider.addEventListener('credit-filters-changed', (event) => look(event.detail.filter));
        const onError = (event: CustomEvent<CreditLoadErrorDetail>): void => look(event.detail.kind);
        provider.addEventListener('credit-load-error', onError);
        provider.removeEventListener('credit-load-error', onError);
        const onSelect = ({ detail }: CreditEventMap['credit-bucket-select']): void => look(detail.bucket?.local);
        document.addEventListener('credit-bucket-select', onSelect, { once: true });
        window.addEventListener('credit-export', ({ detail }) => look(detail.fileName));
        document.querySelector<HTMLElement>('[heading]')?.addEventListener('credit-load-error', onError);
        // @ts-expect-error it does not bubble, so it never reaches the document
        document.addEventListener('credit-load-error', onError);
        // @ts-expect-error nor the window
        window.addEventListener('credit-filters-changed', ({ detail }) => look(detail.filters.period));
        provider.addEventListener('click', (event) => look(String(event.clientX)));
        provider.addEventListener('anything', (event) => look(event.type));
        // @ts-expect-error an element of this package says what its source may be
        provider.source = { usge: 1 };
      `;
      expect(await check(`events-${entry.length}`, { 'page.ts': page })).toEqual(fine);
    },
    TIMEOUT,
  );
});

describe('in an editor', () => {
  interface EditorData {
    readonly tags: readonly {
      readonly name: string;
      readonly attributes: readonly { readonly name: string; readonly values: readonly { name: string }[] }[];
    }[];
  }
  const data = (): EditorData =>
    JSON.parse(
      readFileSync(join(project.packageFolder('elements'), 'ide/vscode.html-custom-data.json'), 'utf8'),
    ) as EditorData;

  it.each([
    ['credit-usage-summary', 'period', ['24h', '72h', '30d', '12mo']],
    ['credit-usage-dashboard', 'period', ['24h', '72h', '30d', '12mo']],
    ['credit-usage-provider', 'bucket', ['hour', 'day', 'week', 'month']],
    ['credit-usage-chart', 'group-by', ['category', 'agent', 'organization']],
    ['recent-conversations', 'sort', ['-lastActivityAt', '-credits']],
    ['credit-category-pie', 'variant', ['donut', 'bar']],
    ['credit-usage-summary', 'theme', ['auto', 'light', 'dark']],
    ['credit-usage-summary', 'category', []],
    ['credit-usage-summary', 'heading', []],
  ])('<%s %s> offers values, and no names of types', (tag, attribute, values) => {
    const found = data()
      .tags.find(({ name }) => name === tag)
      ?.attributes.find(({ name }) => name === attribute);
    expect(found?.values.map(({ name }) => name.trim())).toEqual(values);
  });

  it('nothing is offered that no attribute could be', () => {
    const offered = data().tags.flatMap(({ attributes }) => attributes.flatMap(({ values }) => values));
    expect(offered.length).toBeGreaterThan(40);
    for (const { name } of offered) expect(name).toMatch(/^[a-zA-Z0-9-]+$/);
  });
});
