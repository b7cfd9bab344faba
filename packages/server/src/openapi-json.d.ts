declare module '@credit-usage/sdk/openapi.json' {
  const document: Readonly<Record<string, unknown>>;
  // biome-ignore lint/style/noDefaultExport: a JSON module has nothing else
  export default document;
}
