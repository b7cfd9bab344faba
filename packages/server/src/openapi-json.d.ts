declare module '@credit-usage/sdk/openapi.json' {
  const document: Readonly<Record<string, unknown>>;
  export default document;
}
