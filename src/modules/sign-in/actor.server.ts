import type { Actor } from '#core/actor.ts';

/** A user who acts on themselves, as the audit knows them. What they may do elsewhere is another module's to say. */
export const selfActor = (userId: string): Actor => ({
  key: `user:${userId}`,
  user: userId,
  scope: () => new Set<number>(),
});
