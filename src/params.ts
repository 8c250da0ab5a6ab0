import { defineParams } from '@sveltejs/kit/params';

/** English pages live under /en; Vietnamese ones have no prefix. */
export const params = defineParams({ en: (param) => (param === 'en' ? param : undefined) });
