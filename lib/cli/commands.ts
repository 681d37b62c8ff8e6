/** The commands: each is loaded when it is called for, so that training does
 * not wait for calculus, nor calculus for training. */
import type { Command } from "./command.ts";

/** A line of the program's help, and the way to the command. */
export interface CommandEntry {
  /** Its name. */
  readonly name: string;
  /** One line: what it is for. */
  readonly summary: string;
  /** Loads it. */
  readonly load: () => Promise<Command>;
}

/** Every command, in the order of the help. */
export const commands: readonly CommandEntry[] = [
  {
    name: "train",
    summary: "train a small language model",
    load: async () => (await import("./train.ts")).train,
  },
  {
    name: "data",
    summary: "texts to learn, downloaded once",
    load: async () => (await import("./data.ts")).dataCommand,
  },
  {
    name: "generate",
    summary: "continue a text with a trained model",
    load: async () => (await import("./generate.ts")).generate,
  },
  {
    name: "serve",
    summary: "answer OpenAI's completions protocol with a trained model",
    load: async () => (await import("./serve.ts")).serve,
  },
  {
    name: "import",
    summary: "a checkpoint of GPT-2's layout as a model of its own",
    load: async () => (await import("./import.ts")).importCommand,
  },
  {
    name: "export",
    summary: "a trained model as a file that other programs read",
    load: async () => (await import("./export.ts")).exportCommand,
  },
  {
    name: "runs",
    summary: "runs of training, compared or listed",
    load: async () => (await import("./runs.ts")).runs,
  },
  {
    name: "graph",
    summary: "a model's graph as a drawing, SVG or Graphviz's DOT",
    load: async () => (await import("./graph.ts")).graphCommand,
  },
  {
    name: "gradcheck",
    summary: "gradients of functions in a file of yours, checked",
    load: async () => (await import("./gradcheck.ts")).gradcheck,
  },
  {
    name: "doctor",
    summary: "what runs here, and which flags would make it faster",
    load: async () => (await import("./doctor.ts")).doctor,
  },
  {
    name: "bench",
    summary: "the speed of training, and what limits it",
    load: async () => (await import("./bench.ts")).bench,
  },
  {
    name: "eval",
    summary: "the value of an expression, or of one for each row of a file",
    load: async () => (await import("./expression/eval.ts")).evalCommand,
  },
  {
    name: "simplify",
    summary: "an expression in a shorter form",
    load: async () => (await import("./expression/rewrite.ts")).simplifyCommand,
  },
  {
    name: "expand",
    summary: "products of sums multiplied out",
    load: async () => (await import("./expression/rewrite.ts")).expandCommand,
  },
  {
    name: "factor",
    summary: "a polynomial as a product, over the rationals",
    load: async () => (await import("./expression/rewrite.ts")).factorCommand,
  },
  {
    name: "diff",
    summary: "the derivative of an expression",
    load: async () => (await import("./expression/diff.ts")).diff,
  },
  {
    name: "integrate",
    summary: "an antiderivative, or a definite integral",
    load: async () =>
      (await import("./expression/integrate.ts")).integrateCommand,
  },
  {
    name: "solve",
    summary: "solutions of an equation, or of linear equations",
    load: async () => (await import("./expression/solve.ts")).solveCommand,
  },
  {
    name: "roots",
    summary: "a root of a function, or all in an interval, numerically",
    load: async () => (await import("./expression/roots.ts")).roots,
  },
  {
    name: "minimize",
    summary: "where a function is least, numerically",
    load: async () =>
      (await import("./expression/minimize.ts")).minimizeCommand,
  },
  {
    name: "fit",
    summary: "the parameters with which a model fits data best",
    load: async () => (await import("./expression/fit.ts")).fitCommand,
  },
  {
    name: "taylor",
    summary: "the Taylor polynomial of an expression",
    load: async () => (await import("./expression/taylor.ts")).taylorCommand,
  },
  {
    name: "limit",
    summary: "what an expression approaches",
    load: async () => (await import("./expression/limit.ts")).limitCommand,
  },
  {
    name: "plot",
    summary: "the graph of a function, in the terminal or as a drawing",
    load: async () => (await import("./expression/plot.ts")).plot,
  },
  {
    name: "repl",
    summary: "a conversation: values, definitions, calculus",
    load: async () => (await import("./expression/repl.ts")).repl,
  },
];
