import type { Services } from '#core/services.server.ts';
import type { Lang, Words } from './routes/words.ts';

declare global {
  namespace App {
    interface Locals {
      services: Services;
      lang: Lang;
      t: Words;
    }
    interface Platform {
      req: import('node:http').IncomingMessage & { services?: Services };
    }
  }
}
