/** Times several things in turns, so that what slows the machine down for a
 * while slows all of them. */

/** Something to time: one call of it. */
export type Task = () => void;

/** How long one turn of a task should take, in milliseconds. */
const turn = 4;

/** How often each task has its turn. */
const rounds = 15;

function milliseconds(task: Task, calls: number): number {
  const start = performance.now();
  for (let i = 0; i < calls; i++) task();
  return performance.now() - start;
}

/** How many calls fill a turn, found with the task warm. */
function callsPerTurn(task: Task): number {
  let calls = 1;
  while (milliseconds(task, calls) < turn) calls *= 2;
  return calls;
}

/**
 * The time of one call of each task.
 *
 * @param tasks What to time.
 * @returns The median over the rounds, in nanoseconds a call.
 */
export function timeInTurns(tasks: readonly Task[]): number[] {
  // Twice: V8 replaces its first code while a task is called.
  tasks.forEach(callsPerTurn);
  const calls = tasks.map(callsPerTurn);
  const times: number[][] = tasks.map(() => []);
  for (let round = 0; round < rounds; round++) {
    tasks.forEach((task, i) =>
      times[i]!.push(milliseconds(task, calls[i]!) / calls[i]! * 1e6)
    );
  }
  return times.map((all) => all.sort((a, b) => a - b)[rounds >> 1]!);
}
