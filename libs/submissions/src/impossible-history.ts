/** The events of a slot's stream do not fit together: the stream was written past the decider, or read with a gap. */
export class ImpossibleHistory extends Error {
  override readonly name = 'ImpossibleHistory';
}
