import type { Actor } from '#core/actor.ts';
import type { Services } from '#core/services.server.ts';
import type { Lang, Words } from './routes/words.ts';

declare global {
  namespace App {
    interface Locals {
      services: Services;
      lang: Lang;
      t: Words;
      /** Who acts on this request; on pages that are not the workspace's, nobody with any permission. */
      actor: Actor;
      /** Who is signed in. */
      user: { id: string; name: string } | null;
    }
    interface Error {
      /** Where the reader may go on instead. */
      next?: { href: string; text: string };
    }
    interface Platform {
      req: import('node:http').IncomingMessage & { services?: Services };
    }
  }
}
