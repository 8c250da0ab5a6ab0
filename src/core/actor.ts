/** Who acts: a signed-in user later, the system or the demonstration loader today. The key goes into the audit. */
export interface Actor {
  key: string;
}

export const system: Actor = { key: 'system' };
