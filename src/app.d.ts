import type { Services } from '#core/services.server.ts';
import type { Session, User } from '#modules/sign-in/sign-in.server.ts';
import type { Lang, Words } from './routes/words.ts';

declare global {
  namespace App {
    interface Locals {
      services: Services;
      lang: Lang;
      t: Words;
      /** Who is signed in; asked for on personal pages only, null elsewhere. */
      user: User | null;
      session: Session | null;
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
