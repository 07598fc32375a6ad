/** Authorisation response code (8A): two characters. */
const text = (code: Uint8Array): string => String.fromCharCode(...code);

/** What counts as an approval. pboc.md 4, second GAC */
const APPROVALS: ReadonlySet<string> = new Set(['00', '10', '11', '01', '02', 'Y1']);
const OFFLINE: ReadonlySet<string> = new Set(['Y3', 'Z3']);

export const isApproval = (code: Uint8Array): boolean => APPROVALS.has(text(code));

/** The terminal could not go online. */
export const isUnableToGoOnline = (code: Uint8Array): boolean => OFFLINE.has(text(code));
