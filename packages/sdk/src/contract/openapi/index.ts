// Reached by the generator and its tests only: no entry of the package imports this folder, so that none of it is shipped in code.
export { componentShapes } from './component-shapes.js';
export { openApiDocument } from './document.js';
export type { OpenApiDocument } from './types.js';
