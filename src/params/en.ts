/** English pages live under /en; Vietnamese ones have no prefix. */
export const match = (param: string): param is 'en' => param === 'en';
