import type { AttachmentSettings } from '#vybory/platform';
import { FolderAttachmentStore } from './folder/folder-attachment-store.js';
import type { AttachmentStore } from './port.js';
import { S3AttachmentStore } from './s3/s3-attachment-store.js';

/** The store that the settings name. @throws AttachmentStoreFailed */
export async function openAttachmentStore({ place }: AttachmentSettings): Promise<AttachmentStore> {
  switch (place.kind) {
    case 'folder':
      return FolderAttachmentStore.open(place.folder);
    case 's3':
      return S3AttachmentStore.open(place, place.spoolFolder);
    default: {
      const never: never = place;
      return never;
    }
  }
}
