import type { Actor } from '#core/actor.ts';
import type { Services } from '#core/services.server.ts';
import type { Session, User } from '#modules/sign-in/sign-in.server.ts';
import type { Lang, Words } from './routes/words.ts';

declare global {
  namespace App {
    interface Locals {
      services: Services;
      lang: Lang;
      t: Words;
      /** Who acts on this request; on public pages nobody, with no permission. */
      actor: Actor;
      /** Who is signed in; asked for on personal pages only, null elsewhere. */
      user: User | null;
      session: Session | null;
      /** On public pages, the style sheet of the federation's own colour. */
      sheet?: string;
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
