import type { Detector } from 'file-type';

/** SEQUENCE, its length in any form (X.690, 8.1.3), then the object identifier of signedData, 1.2.840.113549.1.7.2 (RFC 5652, 5.1). */
const signedData = /^30(?:[0-7].|80|81..|82.{4}|83.{6}|84.{8})06092a864886f70d010702/;
const longestHeader = 17;

/** `file-type` does not know CMS, in which Ukrainian signing programs keep a document with its signature (`.p7s`). */
export const signedMessage: Detector = {
  id: 'cms-signed-data',
  detect: async (tokenizer) => {
    const start = new Uint8Array(longestHeader);
    const length = await tokenizer.peekBuffer(start, { mayBeLess: true });
    const hex = Buffer.from(start.subarray(0, length)).toString('hex');
    return signedData.test(hex) ? { ext: 'p7s', mime: 'application/pkcs7-signature' } : undefined;
  },
};
