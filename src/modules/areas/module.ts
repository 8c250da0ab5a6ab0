/** Introduces the module: its name, and the modules it may import. */
export const module = { key: 'areas', title: { vi: 'Địa bàn', en: 'Areas' }, needs: [] } as const;
