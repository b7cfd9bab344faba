import { describe, expect, it } from 'vitest';
import { published } from './published.js';

const IMPORT = "import { property } from 'lit/decorators.js';\n";
const shortened = (source: string): string =>
  published(IMPORT + source, 'element.ts')
    .outputText.replace(/\/\/# sourceMappingURL.*/, '')
    .replace(/\s+/g, ' ')
    .trim();

describe('properties in what npm gets', () => {
  it('are declared as Lit reads them without decorators', () => {
    const source = 'class A extends B { @property({ type: Number }) limit = 3; @property() sort?: string; }';
    expect(shortened(source)).toBe(
      'class A extends B { constructor() { super(...arguments); this.limit = 3; } static { this.properties = { limit: { type: Number }, sort: {} }; } } export {};',
    );
  });

  it('may have accessors', () => {
    const source =
      'class A extends B { @property({ attribute: false }) get data() { return 1; } set data(_) {} }';
    expect(shortened(source)).toContain('this.properties = { data: { attribute: false } };');
    expect(shortened(source)).toContain('get data() { return 1; }');
  });

  it('leave other decorators to TypeScript', () => {
    const source =
      "import { property, state } from 'lit/decorators.js'; class A { @state() open = true; @property() sort = 1; }";
    const text = published(source, 'element.ts').outputText;
    expect(text).toContain("import { state } from 'lit/decorators.js';");
    expect(text).toContain('state()');
    expect(text).not.toContain('property');
  });

  it('are refused where they would be lost', () => {
    expect(() => shortened('const A = class extends B { @property() sort = 1; };')).toThrow(
      /class declaration/,
    );
    expect(() => shortened("class A extends B { @property() 'my-sort' = 1; }")).toThrow(/identifier/);
    expect(() => shortened('class A extends B { @property() set sort(_: string) {} }')).toThrow(/getter/);
  });
});
