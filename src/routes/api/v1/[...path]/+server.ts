import type { RequestHandler } from '@sveltejs/kit';
import { api } from '../api.server.ts';

const answer: RequestHandler = ({ request, locals }) => api.fetch(request, { services: locals.services });

export const GET = answer;
export const POST = answer;
