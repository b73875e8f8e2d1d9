/** Where the control API stands; a path that the document has goes before it. */
export const controlPrefix = "/__counterfoil/";

/** Octets that the body of a request to the control API may have: a whole world may come in one. */
export const controlBodyLimit: number = 64 * 1024 * 1024;
