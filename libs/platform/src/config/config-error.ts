import type { Text } from '#vybory/language';

/** A setting that cannot be used. `text` says which, why and what would be right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(
    readonly setting: string,
    readonly text: Text,
  ) {
    super(text.en);
  }
}
