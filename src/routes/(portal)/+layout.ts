// Public pages are documents: the browser is sent no script.
export const csr = false;
