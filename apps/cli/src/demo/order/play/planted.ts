import type { World } from '../world/world.js';
import type { Plant } from './plant.js';
import type { Batch } from './slots.js';

export function plantsFor(_world: World, _batches: readonly Batch[], _seed: number): readonly Plant[] {
  return [];
}
