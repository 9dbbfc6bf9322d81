import { describeAttachmentStoreContract } from '../contract/attachment-store.contract.js';
import { MemoryAttachmentStore } from './memory-attachment-store.js';

const store = new MemoryAttachmentStore();
describeAttachmentStoreContract('memory', () => ({ store, holdings: () => Promise.resolve(store.hashes()) }));
