/** What expressions can see: `inputs.fail-on`, `steps.review.outputs.html`, `github.token`. */
export type WorkflowContext = Readonly<Record<string, unknown>>;

type Value = string | number | boolean;

/** A text of a workflow with its `${{ … }}` filled in. */
export function fillIn(text: string, context: WorkflowContext): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => String(evaluate(expression, context)));
}

/** The part of GitHub's expressions that `action.yml` uses; anything else throws. What is not there is the empty text. */
export function evaluate(expression: string, context: WorkflowContext): Value {
  const tokens = expression.match(/'(?:[^']|'')*'|==|!=|&&|\|\||[!()]|[\w.-]+/g) ?? [];
  let at = 0;
  const value = either();
  if (at !== tokens.length) throw new Error(`"${expression}" goes on with ${tokens[at]}.`);
  return value;

  function either(): Value {
    let left = both();
    while (tokens[at] === '||') {
      at++;
      const right = both();
      left = isTrue(left) ? left : right;
    }
    return left;
  }

  function both(): Value {
    let left = comparison();
    while (tokens[at] === '&&') {
      at++;
      const right = comparison();
      left = isTrue(left) ? right : left;
    }
    return left;
  }

  function comparison(): Value {
    const left = single();
    const sign = tokens[at];
    if (sign !== '==' && sign !== '!=') return left;
    at++;
    return (String(left) === String(single())) === (sign === '==');
  }

  function single(): Value {
    const token = tokens[at++] ?? '';
    if (token === '!') return !isTrue(single());
    if (token === '(') {
      const inner = either();
      if (tokens[at++] !== ')') throw new Error(`"${expression}" lacks a parenthesis.`);
      return inner;
    }
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    const [root = '', ...path] = token.split('.');
    if (!(root in context)) throw new Error(`"${expression}" names ${root}, of which nothing is known.`);
    const found = path.reduce<unknown>((from, name) => (typeof from === 'object' && from !== null ? Reflect.get(from, name) : undefined), context[root]);
    return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? found : '';
  }
}

function isTrue(value: Value): boolean {
  return value !== '' && value !== false && value !== 0;
}
