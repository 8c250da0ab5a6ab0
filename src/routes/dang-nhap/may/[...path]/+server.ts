import { answerMachine } from '#modules/sign-in/sign-in.server.ts';
import { visitOf } from '../../../visit.ts';
import type { RequestHandler } from './$types';

// Passkeys and the way back from the provider: what scripts and redirects ask, never a page.
const answer: RequestHandler = (event) => answerMachine(visitOf(event), event.request);
export const GET = answer;
export const POST = answer;
