// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const unprintable = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/;

export type TextVerdict = 'text' | 'markup' | 'script' | 'not-text';

/**
 * Whether content is plain text: UTF-8 from the first to the last byte, without control characters. Reads chunk by chunk and
 * looks no further once it is not. What begins as markup does is called so: a browser could be talked into running it.
 */
export class TextCheck {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private isText = true;
  /** The first two characters that are not blank. */
  private beginning = '';

  add(chunk: Uint8Array): void {
    if (this.isText) this.decode(() => this.decoder.decode(chunk, { stream: true }));
  }

  verdict(): TextVerdict {
    if (this.isText) this.decode(() => this.decoder.decode());
    if (!this.isText) return 'not-text';
    if (this.beginning.startsWith('<')) return 'markup';
    return this.beginning === '#!' ? 'script' : 'text';
  }

  private decode(decode: () => string): void {
    try {
      const text = decode();
      this.isText = !unprintable.test(text);
      if (this.beginning.length < 2) this.beginning = (this.beginning + text.trimStart()).slice(0, 2);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
      this.isText = false;
    }
  }
}
