/** Injection tokens that the host provides. */
export const ATTACHMENT_STORE = Symbol('AttachmentStore');
export const ATTACHMENT_LIMITS = Symbol('AttachmentLimits');
