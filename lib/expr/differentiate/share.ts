/** Makes equal parts of a syntax tree one object. */
import { spend } from "../budget.ts";
import type { BinaryNode, Node } from "../syntax/nodes.ts";

/**
 * A tree in which parts that are equal are the same object, so that what walks
 * it with a memory sees each part once. Spans are left out.
 *
 * @param node Any tree; what it shares already costs nothing again.
 * @returns A tree that says the same.
 */
export function share(node: Node): Node {
  return new Sharer().visit(node);
}

class Sharer {
  readonly #done = new Map<Node, Node>();
  readonly #byContent = new Map<string, Node>();
  readonly #numbers = new Map<Node, number>();

  visit(node: Node): Node {
    const chain: BinaryNode[] = [];
    let first = node;
    while (first.kind === "binary" && !this.#done.has(first)) {
      chain.push(first);
      first = first.left;
    }
    let result = this.#done.get(first) ?? this.#visitHead(first);
    for (const link of chain.reverse()) result = this.#link(link, result);
    return result;
  }

  #link(link: BinaryNode, left: Node): Node {
    const right = this.visit(link.right);
    const { kind, operator } = link;
    return this.#keep(link, { kind, operator, left, right }, [left, right]);
  }

  #visitHead(node: Node): Node {
    switch (node.kind) {
      case "number": {
        const { kind, numerator, denominator } = node;
        return this.#keep(node, { kind, numerator, denominator }, []);
      }
      case "name":
        return this.#keep(node, { kind: "name", name: node.name }, []);
      case "prefix": {
        const operand = this.visit(node.operand);
        const { kind, operator } = node;
        return this.#keep(node, { kind, operator, operand }, [operand]);
      }
      case "postfix": {
        const operand = this.visit(node.operand);
        const { kind, operator } = node;
        return this.#keep(node, { kind, operator, operand }, [operand]);
      }
      case "binary":
        return this.visit(node);
      case "call": {
        const parts = node.arguments.map((part) => this.visit(part));
        const { kind, name } = node;
        return this.#keep(node, { kind, name, arguments: parts }, parts);
      }
    }
  }

  /** The first node with this content stands for all that have it. */
  #keep(original: Node, node: Node, parts: readonly Node[]): Node {
    spend();
    const numbers = parts.map((part) => this.#numbers.get(part));
    const key = `${labelOf(node)} ${numbers}`;
    let kept = this.#byContent.get(key);
    if (kept === undefined) {
      kept = node;
      this.#numbers.set(node, this.#byContent.size);
      this.#byContent.set(key, node);
    }
    this.#done.set(original, kept);
    return kept;
  }
}

function labelOf(node: Node): string {
  switch (node.kind) {
    case "number":
      return `${node.numerator}/${node.denominator}`;
    case "name":
    case "call":
      return `${node.kind} ${node.name}`;
    default:
      return `${node.kind} ${node.operator}`;
  }
}
