/** Content that is here in full and can be read from anywhere. */
export type ContentSource =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'bytes'; readonly bytes: Buffer };
