/** Addresses by format, narrowest first, and the size of the original for the space it takes. */
export interface PictureSources {
  width: number;
  height: number;
  variants: { format: 'avif' | 'webp' | 'jpeg'; width: number; href: string }[];
}
