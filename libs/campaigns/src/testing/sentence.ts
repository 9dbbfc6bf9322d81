/** `given(events).when(command).then(decision)`: the test sentence for a decider. */
export function sentence<State, Event, Command, Decision>(decider: {
  readonly initial: State;
  readonly evolve: (state: State, event: Event) => State;
  readonly decide: (state: State, command: Command) => Decision;
}): (...events: readonly Event[]) => { when: (command: Command) => Decision; state: State } {
  return (...events) => {
    const state = events.reduce(decider.evolve, decider.initial);
    return { state, when: (command) => decider.decide(state, command) };
  };
}
